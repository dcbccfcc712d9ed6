/**
 * A MongoDB-compatible store inside a Java process: mongo-java-server over H2's MVStore, made durable and indexed.
 *
 * <p>What it adds to the library: a write is answered when it is on disk ({@link jp.csirt.store.GroupCommit}), and so is a
 * read with {@code readConcern: majority} that saw it; indexes
 * of one or several fields, unique or not, answer equality, ranges and orders ({@link jp.csirt.store.OrderedIndex},
 * {@link jp.csirt.store.QueryPlan}); documents and keys are BSON on disk; a stored document never changes in place.
 *
 * <table>
 * <caption>What is understood</caption>
 * <tr><th>area</th><th>supported and tested</th></tr>
 * <tr><td>writing</td><td>{@code insert}, {@code update}, {@code delete}, {@code findAndModify}, ordered and unordered;
 * {@code $set $unset $inc $push $addToSet $pull $setOnInsert}, replacement, upsert; all write concerns but {@code w:0}</td></tr>
 * <tr><td>reading</td><td>{@code find} with sort, skip, limit, projection and batches, {@code getMore}, {@code count},
 * {@code distinct}, {@code aggregate} (a leading {@code $match} uses indexes), GridFS</td></tr>
 * <tr><td>filters by index</td><td>equality, {@code $eq $in $gt $gte $lt $lte $and}, {@code $exists: false}, on scalar,
 * nested and array fields</td></tr>
 * <tr><td>filters without index</td><td>{@code $or $nor $ne $nin $not $regex $exists: true $elemMatch $all $size $type}:
 * they narrow what the other clauses of the filter find</td></tr>
 * <tr><td>indexes</td><td>{@code createIndexes}, {@code listIndexes}, {@code dropIndexes} (also {@code "*"}); unique,
 * sparse, compound, over arrays, ascending and descending</td></tr>
 * <tr><td>administration</td><td>{@code create}, {@code drop}, {@code dropDatabase}, {@code renameCollection} within a
 * database, {@code listCollections}, {@code listDatabases}, {@code hello}, {@code ping}, {@code buildInfo}</td></tr>
 * <tr><td>absent</td><td>transactions, sessions, change streams, capped collections, TTL, text, partial and hashed
 * indexes, collations, validators, authentication, unacknowledged writes</td></tr>
 * </table>
 *
 * <table>
 * <caption>Error codes</caption>
 * <tr><th>code</th><th>when</th></tr>
 * <tr><td>11000</td><td>a unique index would hold a value twice, also when it is created over duplicates</td></tr>
 * <tr><td>85, 86</td><td>an index with the same keys, or the same name, differs from the one asked for</td></tr>
 * <tr><td>67</td><td>the index asked for is of a kind that is absent</td></tr>
 * <tr><td>171</td><td>two unrelated arrays would be indexed together</td></tr>
 * <tr><td>27</td><td>the index to drop does not exist</td></tr>
 * <tr><td>10334, 17419</td><td>an inserted document, or one after an update, exceeds 16 MiB</td></tr>
 * <tr><td>20</td><td>a collection would move to another database</td></tr>
 * <tr><td>57</td><td>an update would give a document a field with a dot in its name</td></tr>
 * <tr><td>59</td><td>the command is unknown; the connection goes on</td></tr>
 * <tr><td>91</td><td>the store could not write and has stopped</td></tr>
 * </table>
 *
 * <p>Differences to MongoDB: text sorts by UTF-16 code unit, which differs from UTF-8 only beyond the basic plane; NaN
 * follows all other numbers; {@code $natural} is the order of {@code _id}; both bounds of a range on an array must be met
 * by the same element; a reader without {@code readConcern: majority} may see
 * a write a moment before it is on disk; what a query finds is held in memory until
 * the client has fetched it, so large collections are read by ranges with a limit.
 */
@NullMarked
package jp.csirt.store;

import org.jspecify.annotations.NullMarked;

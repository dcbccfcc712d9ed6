/** 契約の検査: holds every HTTP exchange of the tests against the OpenAPI file of api-spec. */
@NullMarked
package jp.csirt.incident.contract;

import org.jspecify.annotations.NullMarked;

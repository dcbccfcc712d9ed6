package jp.csirt.incident.api.console.session;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 二次元コード: what a camera reads, drawn as one path.
 *
 * @param size of the drawing with the quiet zone around it
 * @param path its dark squares
 */
public record QrCode(int size, String path) {

    private static final int QUIET = 4;

    /** The code of a text. */
    static QrCode of(String text) {
        ByteMatrix matrix = matrix(text);
        String path = IntStream.range(0, matrix.getHeight())
                .boxed()
                .flatMap(y -> IntStream.range(0, matrix.getWidth())
                        .filter(x -> matrix.get(x, y) == 1)
                        .mapToObj(x -> "M" + (x + QUIET) + " " + (y + QUIET) + "h1v1h-1z"))
                .collect(Collectors.joining());
        return new QrCode(matrix.getWidth() + 2 * QUIET, path);
    }

    private static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code that a camera reads", e);
        }
    }
}

package dev.terrace.examples.quickstart;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder or file that cannot be written. The message is one line for the person who named the folder. */
final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwritableException(Path file, IOException cause) {
        super(file + ": cannot be written: " + reason(cause), cause);
    }

    /** The JDK says the path alone for the reasons that it knows best. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file is in the place of a folder";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        return e instanceof FileSystemException known
                ? Optional.ofNullable(known.getReason()).orElse("the file system refuses")
                : String.valueOf(e.getMessage());
    }
}

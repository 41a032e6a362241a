package dev.autodidact.core.engine;

/** Says that a trial's code ended well but gave a malformed answer. */
final class InvalidOutputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidOutputException(String defect) {
        super(defect);
    }
}

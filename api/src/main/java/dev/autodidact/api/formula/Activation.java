package dev.autodidact.api.formula;

/**
 * A function of each number, or of each row as a whole.
 *
 * @param outputs how many numbers it takes and gives, at least 1
 * @param function the function
 */
public record Activation(int outputs, Function function) implements Step {

    /** The functions. */
    public enum Function {
        /** Of each number x: max(0, x). */
        RELU,
        /** Of each number x: max(0.01 x, x). */
        LEAKY_RELU,
        /** Of each number x: 1 / (1 + exp(-x)). */
        SIGMOID,
        /** Of each number: its hyperbolic tangent. */
        TANH,
        /** Of each number x: x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) (Hendrycks and Gimpel, 2016, section 2). */
        GELU,
        /** Of each number x: log(1 + exp(x)). */
        SOFTPLUS,
        /** Of a row: the exponentials of its numbers, divided by their sum. */
        SOFTMAX,
        /** Of a row of numbers that are not negative: divided by their sum; where that is 0, they are all equal. */
        SHARES
    }

    @Override
    public int inputs() {
        return outputs;
    }
}

package dev.autodidact.api.space;

import java.util.List;

/** The values that a hyperparameter may take, its scale, and its default. */
public sealed interface Domain permits Domain.Real, Domain.Int, Domain.Choice {

    /** {@return the value a learner uses when nobody says otherwise: a Double, an Integer or a String} */
    Object defaultValue();

    /**
     * {@return whether the value is in the domain}
     *
     * @param value any object
     */
    boolean contains(Object value);

    /**
     * {@return the value at a position of the unit interval, spread evenly on the domain's scale}
     *
     * @param position 0 to 1
     */
    Object at(double position);

    /**
     * {@return the position of a value in the unit interval: {@code at(position(v))} is v, up to rounding}
     *
     * @param value a value of the domain
     */
    double position(Object value);

    /**
     * {@return reals from low to high, both included, on a linear scale; the default is the middle}
     *
     * @param low the lowest value
     * @param high the highest value
     */
    static Real real(double low, double high) {
        return new Real(low, high, false, low + (high - low) / 2);
    }

    /**
     * {@return whole numbers from low to high, both included, on a linear scale; the default is the middle}
     *
     * @param low the lowest value
     * @param high the highest value
     */
    static Int integer(int low, int high) {
        return new Int(low, high, false, (int) Math.floorDiv((long) low + high, 2));
    }

    /**
     * {@return a choice; the default is the first option}
     *
     * @param options at least one, all different
     */
    static Choice choice(String... options) {
        return choice(List.of(options));
    }

    /**
     * {@return a choice; the default is the first option}
     *
     * @param options at least one, all different
     */
    static Choice choice(List<String> options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("a choice needs at least one option");
        }
        return new Choice(options, options.get(0));
    }

    /**
     * Real numbers.
     *
     * @param low the lowest value
     * @param high the highest value
     * @param logarithmic whether equal ratios are equally far apart
     * @param standard the default
     */
    record Real(double low, double high, boolean logarithmic, double standard) implements Domain {

        /**
         * Checks the bounds.
         *
         * @param low see above
         * @param high see above
         * @param logarithmic see above
         * @param standard see above
         * @throws IllegalArgumentException where bounds are reversed or not finite, a logarithmic scale reaches zero, or
         *     the default lies outside
         */
        public Real {
            if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
                throw new IllegalArgumentException(
                        "real bounds " + low + " to " + high + " must be finite and in order");
            }
            if (logarithmic && low <= 0) {
                throw new IllegalArgumentException("a logarithmic scale needs a lower bound above 0, not " + low);
            }
            if (!(standard >= low && standard <= high)) {
                throw new IllegalArgumentException("default " + standard + " is outside " + low + " to " + high);
            }
        }

        /** {@return the same bounds on a logarithmic scale; the default becomes the geometric mean} */
        public Real log() {
            if (low <= 0) {
                throw new IllegalArgumentException("a logarithmic scale needs a lower bound above 0, not " + low);
            }
            return new Real(low, high, true, Math.clamp(StrictMath.sqrt(low) * StrictMath.sqrt(high), low, high));
        }

        /**
         * {@return the same domain with another default}
         *
         * @param value the default
         */
        public Real withDefault(double value) {
            return new Real(low, high, logarithmic, value);
        }

        @Override
        public Double defaultValue() {
            return standard;
        }

        @Override
        public boolean contains(Object value) {
            return value instanceof Double real && real >= low && real <= high;
        }

        @Override
        public Double at(double position) {
            double value = logarithmic ? low * StrictMath.pow(high / low, position) : low + position * (high - low);
            return Math.clamp(value, low, high);
        }

        @Override
        public double position(Object value) {
            double real = (Double) value;
            if (low == high) {
                return 0.5;
            }
            double position =
                    logarithmic ? StrictMath.log(real / low) / StrictMath.log(high / low) : (real - low) / (high - low);
            return Math.clamp(position, 0.0, 1.0);
        }
    }

    /**
     * Whole numbers.
     *
     * @param low the lowest value
     * @param high the highest value
     * @param logarithmic whether equal ratios are equally far apart
     * @param standard the default
     */
    record Int(int low, int high, boolean logarithmic, int standard) implements Domain {

        /**
         * Checks the bounds.
         *
         * @param low see above
         * @param high see above
         * @param logarithmic see above
         * @param standard see above
         * @throws IllegalArgumentException where bounds are reversed, a logarithmic scale reaches zero, or the default
         *     lies outside
         */
        public Int {
            if (low > high) {
                throw new IllegalArgumentException("integer bounds " + low + " to " + high + " must be in order");
            }
            if (logarithmic && low <= 0) {
                throw new IllegalArgumentException("a logarithmic scale needs a lower bound above 0, not " + low);
            }
            if (standard < low || standard > high) {
                throw new IllegalArgumentException("default " + standard + " is outside " + low + " to " + high);
            }
        }

        /** {@return the same bounds on a logarithmic scale; the default becomes the geometric mean} */
        public Int log() {
            if (low <= 0) {
                throw new IllegalArgumentException("a logarithmic scale needs a lower bound above 0, not " + low);
            }
            int middle = (int) Math.round(StrictMath.sqrt((double) low * high));
            return new Int(low, high, true, Math.clamp(middle, low, high));
        }

        /**
         * {@return the same domain with another default}
         *
         * @param value the default
         */
        public Int withDefault(int value) {
            return new Int(low, high, logarithmic, value);
        }

        @Override
        public Integer defaultValue() {
            return standard;
        }

        @Override
        public boolean contains(Object value) {
            return value instanceof Integer whole && whole >= low && whole <= high;
        }

        @Override
        public Integer at(double position) {
            double value;
            if (logarithmic) {
                double bottom = low - 0.5;
                value = bottom * StrictMath.pow((high + 0.5) / bottom, position);
            } else {
                value = low - 0.5 + position * ((double) high - low + 1);
            }
            return (int) Math.clamp(Math.round(value), (long) low, (long) high);
        }

        @Override
        public double position(Object value) {
            int whole = (Integer) value;
            double bottom = low - 0.5;
            double position = logarithmic
                    ? StrictMath.log(whole / bottom) / StrictMath.log((high + 0.5) / bottom)
                    : (whole - bottom) / ((double) high - low + 1);
            return Math.clamp(position, 0.0, 1.0);
        }
    }

    /**
     * One of several options without an order.
     *
     * @param options at least one, all different
     * @param standard the default
     */
    record Choice(List<String> options, String standard) implements Domain {

        /**
         * Checks and copies the options.
         *
         * @param options see above
         * @param standard see above
         * @throws IllegalArgumentException where an option stands twice or the default is none of them
         */
        public Choice {
            options = List.copyOf(options);
            if (options.stream().distinct().count() != options.size()) {
                throw new IllegalArgumentException("an option stands twice in " + options);
            }
            if (!options.contains(standard)) {
                throw new IllegalArgumentException("default '" + standard + "' is none of " + options);
            }
        }

        /**
         * {@return the same options with another default}
         *
         * @param value the default
         */
        public Choice withDefault(String value) {
            return new Choice(options, value);
        }

        @Override
        public String defaultValue() {
            return standard;
        }

        @Override
        public boolean contains(Object value) {
            return value instanceof String option && options.contains(option);
        }

        @Override
        public String at(double position) {
            return options.get(Math.clamp((int) (position * options.size()), 0, options.size() - 1));
        }

        @Override
        public double position(Object value) {
            return (options.indexOf((String) value) + 0.5) / options.size();
        }
    }
}

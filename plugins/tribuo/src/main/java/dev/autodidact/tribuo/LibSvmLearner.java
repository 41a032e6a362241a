package dev.autodidact.tribuo;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_parameter;
import org.tribuo.Dataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.libsvm.SVMType;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.libsvm.LibSVMRegressionTrainer;
import org.tribuo.regression.libsvm.SVMRegressionType;

/**
 * Support vector machines with kernels by LibSVM (Chang and Lin, 2011): C-SVC and epsilon-SVR.
 *
 * <p>Probabilities are LibSVM's own (Wu, Lin and Weng, 2004): fitted on an inner five-fold cross-validation, which makes
 * a fit about five times as dear, but uses no row for both the machine and its probabilities.
 *
 * <p>LibSVM has one generator of chance and one hook for messages per process. Tribuo seeds the one under a lock, so fits
 * are reproducible but wait for each other; they wait here, where waiting can be cancelled. The hook swallows what
 * LibSVM would print, and while it is called asks for cancellation on behalf of the fit of its thread.
 */
final class LibSvmLearner extends TribuoLearner {

    private static final int MOST_ROWS = 10_000;
    private static final double CACHE_MEGABYTES = 64;
    private static final long PATIENCE_MILLISECONDS = 20;

    private static final ReentrantLock LIBRARY = new ReentrantLock();
    private static final ThreadLocal<Cancellation> FITTING = new ThreadLocal<>();

    static {
        svm.svm_set_print_string_function(message -> {
            Cancellation cancellation = FITTING.get();
            if (cancellation != null && cancellation.requested()) {
                throw new CancelledException();
            }
        });
    }

    LibSvmLearner() {
        super("libsvm");
    }

    @Override
    public Support supports(TaskProfile task) {
        return Limits.rows(task, MOST_ROWS);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        SearchSpace.Builder space = SearchSpace.builder()
                .add("cost", Domain.real(1e-2, 1e4).log().withDefault(1))
                .add("kernel", Domain.choice("rbf", "linear", "polynomial", "sigmoid"))
                // times 1 / features, which is LibSVM's default
                .add(
                        "gamma",
                        Domain.real(1e-3, 1e2).log().withDefault(1),
                        Condition.when("kernel", "rbf", "polynomial", "sigmoid"))
                .add("degree", Domain.integer(2, 5).withDefault(3), Condition.when("kernel", "polynomial"))
                .add(
                        "coefficient",
                        Domain.real(0, 1).withDefault(0),
                        Condition.when("kernel", "polynomial", "sigmoid"));
        if (!task.isClassification()) {
            space.add("epsilon", Domain.real(1e-3, 1).log().withDefault(0.1));
        }
        return space.build();
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) throws InterruptedException {
        int width = training.features().size();
        if (training.classifies()) {
            SVMParameters<Label> parameters =
                    parameters(new SVMClassificationType(SVMClassificationType.SVMMode.C_SVC), configuration, width);
            parameters.setProbability();
            Dataset<Label> dataset = training.labelled();
            svm_model model = alone(
                    context.cancellation(),
                    () -> new LibSVMClassificationTrainer(parameters, context.seed())
                            .train(dataset)
                            .getInnerModels()
                            .get(0));
            int[] outputs = Training.outputs(dataset.getOutputIDInfo());
            for (int i = 0; i < model.label.length; i++) {
                model.label[i] = outputs[model.label[i]];
            }
            return new SupportVectorScorer(model);
        }
        SVMParameters<Regressor> parameters =
                parameters(new SVMRegressionType(SVMRegressionType.SVMMode.EPSILON_SVR), configuration, width);
        parameters.setEpsilon(configuration.real("epsilon"));
        Dataset<Regressor> dataset = training.measured();
        return new SupportVectorScorer(alone(
                context.cancellation(),
                () -> new LibSVMRegressionTrainer(parameters, false, context.seed())
                        .train(dataset)
                        .getInnerModels()
                        .get(0)));
    }

    private static <T extends Output<T>> SVMParameters<T> parameters(
            SVMType<T> type, Configuration configuration, int width) {
        KernelType kernel = switch (configuration.choice("kernel")) {
            case "rbf" -> KernelType.RBF;
            case "linear" -> KernelType.LINEAR;
            case "polynomial" -> KernelType.POLY;
            case "sigmoid" -> KernelType.SIGMOID;
            default -> throw new IllegalArgumentException("no kernel '" + configuration.choice("kernel") + "'");
        };
        SVMParameters<T> parameters = new SVMParameters<>(type, kernel);
        svm_parameter inner = parameters.getParameters();
        inner.C = configuration.real("cost");
        inner.cache_size = CACHE_MEGABYTES;
        if (configuration.has("gamma")) {
            parameters.setGamma(configuration.real("gamma") / width);
        }
        if (configuration.has("degree")) {
            parameters.setDegree(configuration.integer("degree"));
        }
        if (configuration.has("coefficient")) {
            parameters.setCoeff(configuration.real("coefficient"));
        }
        return parameters;
    }

    /** {@return what the fit gives, while no other one runs} */
    private static svm_model alone(Cancellation cancellation, Supplier<svm_model> fit) throws InterruptedException {
        while (!LIBRARY.tryLock(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            cancellation.check();
        }
        try {
            FITTING.set(cancellation);
            return fit.get();
        } finally {
            FITTING.remove();
            LIBRARY.unlock();
        }
    }
}

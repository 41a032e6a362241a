package dev.autodidact.registry.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import dev.autodidact.registry.dashboard.Dashboard;
import dev.autodidact.registry.dashboard.DashboardOptions;
import dev.autodidact.registry.report.ComparisonReport;
import dev.autodidact.registry.report.ExampleComparison;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison report and the dashboard as Chromium shows them. */
class BrowserTest {

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Registry registry;
    private static long comparison;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        registry = Registry.inMemory();
        comparison = ExampleComparison.store(registry, 8, 6);
        ComparisonReport.write(registry.comparison(comparison), folder);
    }

    @AfterAll
    static void close() {
        if (registry != null) {
            registry.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String background(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out at " + page.viewportSize().width)
                .isEqualTo(true);
    }

    @Nested
    class Report {

        private static final String SCORES = "#tasks table";

        private Page page;

        private Page open(int width) {
            page = chromium.open(folder.resolve("report.html").toUri().toString(), width);
            return page;
        }

        @AfterEach
        void isContent() {
            page.close();
            chromium.assertContent("file:");
        }

        @Test
        void columnsSortByValueBothWays() {
            Locator head = open(1200).locator(SCORES + " thead th").nth(2);
            head.getByRole(AriaRole.BUTTON).click();
            assertThat(head).hasAttribute("aria-sort", "ascending");
            List<Double> ascending = column();
            head.getByRole(AriaRole.BUTTON).click();
            assertThat(head).hasAttribute("aria-sort", "descending");
            assertThat(ascending).hasSize(6).isSorted();
            assertThat(column()).isSortedAccordingTo(Comparator.reverseOrder());
        }

        private List<Double> column() {
            return page.locator(SCORES + " tbody tr td:nth-child(3)").all().stream()
                    .map(cell -> Double.valueOf(cell.getAttribute("data-sort")))
                    .toList();
        }

        @Test
        void filterLeavesTheRowsThatHaveTheText() {
            Locator rows = open(1200).locator(SCORES + " tbody tr");
            page.getByRole(AriaRole.SEARCHBOX).fill("friedman");
            assertThat(rows.locator("visible=true")).hasCount(3);
            page.getByRole(AriaRole.SEARCHBOX).fill("");
            assertThat(rows.locator("visible=true")).hasCount(6);
        }

        @Test
        void chartsAreDrawnAndFollowTheColourScheme() {
            open(1200);
            assertThat(page.locator("[data-chart] svg").first()).isVisible();
            String light = background(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(background(page)).isNotEqualTo(light);
            assertThat(page.locator("[data-chart] svg").first()).isVisible();
        }

        @Test
        void everyColumnOfTheRankingIsSeenOnADesktop() {
            open(1200);
            assertThat(page.locator("#ranking .scroll")
                            .first()
                            .evaluate("place => place.scrollWidth <= place.clientWidth"))
                    .isEqualTo(true);
            assertFits(page);
        }

        @Test
        void fitsAPhone() {
            assertFits(open(500));
        }
    }

    @Nested
    class Live {

        private static Dashboard dashboard;

        private Page page;

        @BeforeAll
        static void serve() {
            registry.addKnowledge(new Knowledge(
                    "portfolio",
                    "list-1",
                    "{\"first\":1}".getBytes(StandardCharsets.UTF_8),
                    Map.of("suite", "starter")));
            dashboard = Dashboard.start(registry, new DashboardOptions("127.0.0.1", 0, Optional.empty()));
        }

        @AfterAll
        static void end() {
            dashboard.close();
        }

        private Page open(String path, int width) {
            page = chromium.open(dashboard.address().resolve(path).toString(), width);
            return page;
        }

        @AfterEach
        void isContent() {
            page.close();
            chromium.assertContent(dashboard.address().toString());
        }

        private static long begin() {
            return registry.beginRun(new NewRun(
                    OptionalLong.empty(), "task-krk-endgames", "auto", 7, "50trials", "", "", 0, 1, 1, Map.of()));
        }

        private static void add(long run, int trial, double loss) {
            Configuration configuration = Configuration.of(Map.of("trees", 10 + trial, "rate", 0.1 * (trial + 1)))
                    .nestedIn("learner", "smile.random-forest");
            Cost cost = new Cost(0.1, 0.1);
            Outcome outcome = Double.isNaN(loss)
                    ? new Outcome.Failed(new Failure(Failure.Kind.TIMEOUT, "took too long", "at work"), cost)
                    : new Outcome.Scored(
                            loss, List.of(loss - 0.1, loss + 0.1), Optional.empty(), Optional.empty(), cost);
            registry.addTrial(
                    run, new NewTrial(trial, Proposal.full(configuration), outcome, Double.NaN, 0.1 * (trial + 1)));
        }

        @Test
        void runPageFollowsTheRunWithoutReloading() {
            long run = begin();
            add(run, 0, 0.5);
            add(run, 1, Double.NaN);
            add(run, 2, 0.4);
            open("/runs/" + run, 1200);
            Locator chart = page.locator("#course .chart");
            assertThat(page.locator("h1")).hasText("Best so far: log-loss 0.4");
            assertThat(chart).hasAttribute("data-trials", "3");
            page.evaluate("window.neverReloaded = true");

            add(run, 3, 0.25);
            assertThat(page.locator("h1")).hasText("Best so far: log-loss 0.25");
            assertThat(chart).hasAttribute("data-trials", "4");
            registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 0.4, 0.4));
            assertThat(page.locator(".lead .state")).hasText("done");
            assertThat(page.locator("#leaderboard tbody tr")).hasCount(3);
            assertThat(page.locator("#configurations svg path")).hasCount(3);
            assertThat(page.locator("#failures tbody tr")).hasCount(1);
            assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
        }

        @Test
        void listOfRunsFollowsToo() {
            long run = begin();
            add(run, 0, 0.5);
            open("/", 1200);
            Locator line = page.locator("tr[data-run='" + run + "']");
            assertThat(line).containsText("log-loss 0.5");
            assertThat(line).containsText("running");
            add(run, 1, 0.2);
            assertThat(line).containsText("log-loss 0.2");
            long next = begin();
            assertThat(page.locator("tr[data-run='" + next + "']")).isVisible();
            registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 0.2, 0.2));
            registry.endRun(next, new RunEnd(RunEnd.Status.CANCELLED, "", 0, 0));
            assertThat(line).containsText("done");
        }

        @Test
        void trialsAreSortedAndFilteredByTheServer() {
            long run = begin();
            for (int trial = 0; trial < 40; trial++) {
                add(run, trial, trial % 10 == 9 ? Double.NaN : 1 - 0.01 * trial);
            }
            open("/runs/" + run, 1200);
            Locator rows = page.locator("#leaderboard tbody tr");
            assertThat(rows).hasCount(25);
            assertThat(rows.first()).containsText("38");
            page.getByLabel("Order").selectOption("worst");
            assertThat(rows.first().locator("td").first()).hasText("0");
            page.locator("#leaderboard").getByLabel("State").selectOption("failed");
            assertThat(rows).hasCount(4);
            rows.first().getByRole(AriaRole.LINK).click();
            assertThat(page.locator("h1")).hasText("smile.random-forest: timeout");
            assertThat(page.locator("#configuration")).containsText("trees");
            assertThat(page.locator("#detail")).containsText("at work");
            registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 4, 4));
        }

        @Test
        void runsAreFoundByText() {
            open("/runs", 1200);
            page.getByLabel("Task, suite or strategy").fill("friedman-2");
            assertThat(page.locator("#runs tbody tr")).hasCount(12);
            assertThat(page.locator("#runs tbody tr").first()).containsText("friedman-2");
        }

        @Test
        void comparisonIsBuiltFromRunsAndGivesTheReportsPage() {
            open("/comparisons", 1200);
            page.locator("#comparisons tbody a").first().click();
            assertThat(page.locator("#runs tbody tr")).hasCount(30);
            page.getByText("Choose from its runs").click();
            page.getByLabel("baseline").uncheck();
            assertThat(page.getByText("54 runs of 3 strategies on 6 tasks")).isVisible();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Compare").setExact(true))
                    .click();
            assertThat(page.locator("#ranking tbody tr")).hasCount(3);
            assertThat(page.locator("[data-chart] svg").first()).isVisible();
        }

        @Test
        void knowledgeCanBeRead() {
            open("/knowledge", 1200);
            page.locator("#knowledge tbody a").first().click();
            assertThat(page.locator("#content")).containsText("\"first\": 1");
        }

        @Test
        void fitsAPhoneInTheDark() {
            open("/comparisons/" + comparison, 500);
            assertThat(page.locator("#runs tbody tr")).hasCount(30);
            assertFits(page);
            String light = background(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(background(page)).isNotEqualTo(light);
        }
    }
}

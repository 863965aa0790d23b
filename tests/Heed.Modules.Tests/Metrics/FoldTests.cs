using FsCheck;
using FsCheck.Fluent;
using Heed.Conversations.Public;
using Heed.Metrics.Folding;
using Heed.Metrics.Rollups;

namespace Heed.Modules.Tests.Metrics;

public sealed class FoldTests
{
    // A Thursday, 09:00 in Shanghai.
    private static readonly DateTimeOffset Nine = new(2026, 10, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Mia = Guid.CreateVersion7(), Tom = Guid.CreateVersion7(), Queue = Guid.CreateVersion7();

    [Fact]
    public void The_first_response_counts_from_the_customers_words_to_a_persons_and_every_further_one_anew()
    {
        var book = Told(
            (0, new(StepKind.Began, default) { Handler = Handler.Queue }), (0, new(StepKind.CustomerWrote, default)), (20, new(StepKind.CustomerWrote, default)),
            (30, Assigned(Mia)), (50, Wrote(Mia)), (60, Wrote(Mia)), (100, new(StepKind.CustomerWrote, default)), (105, new(StepKind.CustomerWrote, default)), (130, Wrote(Mia)),
            (140, new(StepKind.CustomerWrote, default)), (141, new(StepKind.Resolved, default) { Person = Mia }));
        Assert.Equal(50_000, book.One(FactKind.FirstResponse).Value);
        Assert.Equal(30_000, book.One(FactKind.NextResponse).Value);
        Assert.Equal((30_000, Marks.InTarget, (Guid?)Mia), (book.One(FactKind.Wait).Value, book.One(FactKind.Wait).Marks, book.One(FactKind.Wait).Agent));
        Assert.Equal(141_000, book.One(FactKind.Resolution).Value);
        Assert.Equal(111_000, book.One(FactKind.Handle).Value);
        Assert.Equal(Marks.FirstContact, book.One(FactKind.Resolved).Marks);
        Assert.Equal((5, 3), (book.Of(FactKind.MessagesIn).Sum(f => f.Value), book.Of(FactKind.MessagesOut).Sum(f => f.Value)));
    }

    [Fact]
    public void The_bots_time_is_its_own_and_what_it_solves_is_marked()
    {
        var handed = Told(
            (0, new(StepKind.Began, default) { Handler = Handler.Bot }), (0, new(StepKind.CustomerWrote, default)), (2, new(StepKind.BotWrote, default)), (60, new(StepKind.CustomerWrote, default)),
            (90, new(StepKind.Assigned, default) { Handler = Handler.Queue }), (200, Assigned(Mia)), (210, Wrote(Mia)));
        Assert.Equal(90_000, handed.One(FactKind.BotTime).Value);
        Assert.Equal((120_000, Marks.AfterBot), (handed.One(FactKind.FirstResponse).Value, handed.One(FactKind.FirstResponse).Marks));
        Assert.Equal((110_000, Marks.AfterBot), (handed.One(FactKind.Wait).Value, handed.One(FactKind.Wait).Marks));
        var solved = Told((0, new(StepKind.Began, default) { Handler = Handler.Bot }), (0, new(StepKind.CustomerWrote, default)), (2, new(StepKind.BotWrote, default)), (60, new(StepKind.Resolved, default)));
        Assert.Equal(Marks.ByBot | Marks.FirstContact, solved.One(FactKind.Resolved).Marks);
        Assert.Empty(solved.Of(FactKind.FirstResponse));
    }

    [Fact]
    public void Over_a_weekend_working_hours_and_the_clock_differ()
    {
        var friday = (int)TimeSpan.FromHours(24 + 8).TotalSeconds;
        var monday = (int)TimeSpan.FromHours((24 * 4) + 1).TotalSeconds;
        var first = Told((friday, new(StepKind.Began, default) { Handler = Handler.Queue }), (friday, new(StepKind.CustomerWrote, default)), (monday, Wrote(Mia))).One(FactKind.FirstResponse);
        Assert.Equal((TimeSpan.FromHours(65), TimeSpan.FromHours(2)), (TimeSpan.FromMilliseconds(first.Value), TimeSpan.FromMilliseconds(first.Business)));
    }

    [Fact]
    public void Opened_again_the_resolution_is_taken_back_and_the_first_contact_was_none()
    {
        var book = Told(
            (0, new(StepKind.Began, default) { Handler = Handler.Queue }), (0, new(StepKind.CustomerWrote, default)), (10, Assigned(Mia)), (20, Wrote(Mia)), (30, new(StepKind.Resolved, default)),
            (1000, new(StepKind.CustomerWrote, default)), (1000, new(StepKind.Reopened, default) { Handler = Handler.Agent }));
        Assert.Empty(book.Of(FactKind.Resolution));
        Assert.Equal(Marks.Reopened, book.One(FactKind.Resolved).Marks);
        book.Tell((1100, Assigned(Tom)), (1200, Wrote(Tom)), (1300, new(StepKind.Resolved, default)));
        Assert.Equal(1_300_000, book.One(FactKind.Resolution).Value);
        Assert.Equal([Marks.Reopened, Marks.Transferred], book.Of(FactKind.Resolved).Select(f => f.Marks));
        Assert.Equal(200_000, book.One(FactKind.NextResponse).Value);
        Assert.Equal(Mia, book.One(FactKind.Transfer).Agent);
    }

    [Fact]
    public void Who_leaves_has_abandoned_and_a_long_silence_is_no_work()
    {
        var gone = Told(
            (0, new(StepKind.Began, default) { Handler = Handler.Queue }), (0, new(StepKind.CustomerWrote, default)), (1, new(StepKind.QueueEntered, default) { Queue = Queue, TargetSeconds = 20 }),
            (300, new(StepKind.Abandoned, default)), (301, new(StepKind.Resolved, default)));
        Assert.Equal((300_000, Marks.Abandoned, (Guid?)Queue), (gone.One(FactKind.Wait).Value, gone.One(FactKind.Wait).Marks, gone.One(FactKind.Wait).Queue));
        Assert.Equal(((Guid?)Queue, Nine), (gone.One(FactKind.Created).Queue, gone.One(FactKind.Created).At));
        var slow = Told((0, new(StepKind.Began, default) { Handler = Handler.Queue }), (0, new(StepKind.CustomerWrote, default)), (30, Assigned(Mia)), (7200, Wrote(Mia)), (7260, new(StepKind.Resolved, default)));
        Assert.Equal(TimeSpan.FromMinutes(11), TimeSpan.FromMilliseconds(slow.One(FactKind.Handle).Value));
    }

    [Fact]
    public void A_rating_that_is_changed_counts_as_it_was_meant_at_last()
    {
        var answer = Guid.CreateVersion7();
        var book = Told((0, new(StepKind.Began, default) { Handler = Handler.Agent, Person = Mia }), (5, new(StepKind.Rated, default) { Subject = answer, Score = 2, Person = Mia }));
        book.Tell((9, new(StepKind.RatingChanged, default) { Subject = answer, Score = 5 }), (9, new(StepKind.Rated, default) { Subject = answer, Score = 1 }));
        Assert.Equal((5, Marks.Satisfied, Nine.AddSeconds(5)), (book.One(FactKind.Satisfaction).Value, book.One(FactKind.Satisfaction).Marks, book.One(FactKind.Satisfaction).At));
    }

    [Fact]
    public void A_step_of_a_deadline_policy_is_counted_once_each_and_marks_the_resolution()
    {
        var book = Told(
            (0, new(StepKind.Began, default) { Handler = Handler.Agent, Person = Mia }), (60, new(StepKind.Escalated, default)), (90, new(StepKind.Escalated, default)), (120, new(StepKind.Resolved, default)));
        Assert.Equal([Mia, Mia], book.Of(FactKind.Escalation).Select(f => f.Agent));
        Assert.True(book.One(FactKind.Resolved).Marks.HasFlag(Marks.Escalated));
        Assert.False(Told((0, new(StepKind.Began, default) { Handler = Handler.Agent, Person = Mia }), (9, new(StepKind.Resolved, default))).One(FactKind.Resolved).Marks.HasFlag(Marks.Escalated));
    }

    [Fact]
    public void Whatever_happens_the_facts_are_the_same_again_and_none_is_longer_than_its_conversation()
    {
        var kinds = Enum.GetValues<StepKind>().Where(k => k != StepKind.Began).ToArray();
        var steps = from kind in Gen.Elements(kinds)
                    from seconds in Gen.Choose(0, 4000)
                    from person in Gen.Elements<Guid?>(Mia, Tom, null)
                    from handler in Gen.Elements(Enum.GetValues<Handler>())
                    from score in Gen.Choose(1, 5)
                    select (seconds, new Step(kind, default) { Person = person, Handler = handler, Queue = Queue, Score = score, Subject = Queue });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Arb.From(steps.ListOf()), told =>
        {
            var at = 0;
            (int At, Step Step)[] story = [(0, new Step(StepKind.Began, default) { Handler = Handler.Queue }), .. told.Select(t => (at += t.seconds, t.Item2))];
            var (once, again) = (Told(story), new Told(throughJson: true));
            again.Tell(story);
            Assert.Equal(once.Facts, again.Facts);
            Assert.All(once.Facts, f => Assert.InRange(f.Value, 0, Math.Max(story.Length, at * 1000L)));
            Assert.All(once.Facts, f => Assert.InRange(f.Business, 0, Math.Max(f.Value, 5)));
            Assert.True(once.Of(FactKind.Resolution).Count <= 1);
            // A person's handle time is never more than the time there was.
            Assert.True(once.Of(FactKind.Handle).Sum(f => f.Value) <= at * 1000L);
        }));
    }

    [Fact]
    public void Quantiles_of_a_histogram_are_within_one_percent_and_what_was_added_can_be_taken_out_to_the_byte()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(Gen.Choose(1, 100_000_000).NonEmptyListOf()), values =>
        {
            var histogram = new Histogram();
            foreach (var value in values) histogram.Add(Histogram.BinOf(value), 1);
            var bytes = histogram.ToBytes();
            foreach (var share in new[] { 0.5, 0.9 })
            {
                var exact = values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);
                Assert.InRange(histogram.Quantile(share)!.Value / exact, 0.99, 1.0101);
            }

            histogram.Add(Histogram.BinOf(12_345), 1);
            histogram.Add(Histogram.BinOf(12_345), -1);
            Assert.Equal(bytes, histogram.ToBytes());
            var read = new Histogram();
            read.Add(bytes);
            Assert.Equal(histogram.Count, read.Count);
            Assert.Equal(bytes, read.ToBytes());
        }));
    }

    private static Step Assigned(Guid person) => new(StepKind.Assigned, default) { Handler = Handler.Agent, Person = person };

    private static Step Wrote(Guid person) => new(StepKind.PersonWrote, default) { Person = person };

    private static Told Told(params (int At, Step Step)[] steps)
    {
        var told = new Told(throughJson: false);
        told.Tell(steps);
        return told;
    }
}

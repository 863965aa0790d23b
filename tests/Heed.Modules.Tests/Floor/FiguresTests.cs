using Heed.Floor.Lines;
using Heed.Floor.Now;
using Heed.Floor.Tiles;

namespace Heed.Modules.Tests.Floor;

/// <summary>The figures of the floor, by hand and against a slow recount.</summary>
public sealed class FiguresTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly LineKey Line = new(Guid.CreateVersion7(), Guid.CreateVersion7());
    private static readonly LineKey Other = Line with { Queue = Guid.CreateVersion7() };

    [Fact]
    public void Who_is_answered_in_time_late_or_never_makes_service_level_and_abandonment()
    {
        var book = new DayBook();
        var waits = new[] { 10, 60, 61, 300 };
        for (var i = 0; i < waits.Length; i++) Visit(book, Guid.CreateVersion7(), Noon.AddMinutes(i), waits[i], LineStep.Answered);
        Visit(book, Guid.CreateVersion7(), Noon, 40, LineStep.Abandoned);
        Visit(book, Guid.CreateVersion7(), Noon, 5, LineStep.Withdrawn);
        var sum = book.Sum(Line, Noon, 60);
        Assert.Equal((6, 4, 2, 1, 471L), (sum.Entered, sum.Answered, sum.InTime, sum.Abandoned, sum.WaitSeconds));
        Assert.Equal(0.4, sum.ServiceLevel);
        Assert.Equal(0.2, sum.Abandonment);
        Assert.Equal(0.6, book.Sum(Line, Noon, 61).ServiceLevel);
        Assert.Null(book.Sum(Other, Noon, 60).ServiceLevel);
    }

    [Fact]
    public void A_repeated_step_counts_once_and_another_line_keeps_the_place()
    {
        var book = new DayBook();
        var one = Guid.CreateVersion7();
        book.Take(one, Line, new LineNews(LineStep.Entered), Noon);
        book.Take(one, Line, new LineNews(LineStep.Entered), Noon.AddSeconds(5));
        book.Take(one, Other, new LineNews(LineStep.Entered), Noon.AddSeconds(30));
        book.Take(one, Other, new LineNews(LineStep.Answered), Noon.AddSeconds(50));
        book.Take(one, Other, new LineNews(LineStep.Answered), Noon.AddSeconds(70));
        Assert.Equal((1, 0), (book.Sum(Line, Noon, 60).Entered, book.Sum(Line, Noon, 60).Answered));
        Assert.Equal((1, 1, 50L), (book.Sum(Other, Noon, 60).Entered, book.Sum(Other, Noon, 60).Answered, book.Sum(Other, Noon, 60).WaitSeconds));
        book.Ended(one, Noon.AddSeconds(350));
        book.Ended(one, Noon.AddSeconds(400));
        Assert.Equal((1, 300L), (book.Sum(Other, Noon, 60).Handled, book.Sum(Other, Noon, 60).HandledSeconds));
    }

    [Fact]
    public void Who_came_while_the_book_was_read_is_counted_when_the_event_comes_and_who_came_before_is_not()
    {
        var book = new DayBook();
        var (before, meanwhile) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        book.Stands(before, Line, Noon.AddHours(-1), Noon);
        book.Stands(meanwhile, Line, Noon.AddMinutes(5), Noon);
        foreach (var id in new[] { before, meanwhile }) book.Take(id, Line, new LineNews(LineStep.Entered), Noon.AddMinutes(5));
        Assert.Equal(1, book.Sum(Line, Noon, 60).Entered);
    }

    [Fact]
    public void The_trend_says_how_many_waited_at_each_step_of_the_last_hour()
    {
        var random = new Random(7);
        for (var day = 0; day < 200; day++)
        {
            var book = new DayBook();
            var stays = Enumerable.Range(0, 60).Select(_ => (From: Noon.AddSeconds(random.Next(0, 5400)), Seconds: random.Next(1, 4000))).ToList();
            var now = Noon.AddSeconds(random.Next(3600, 5400));
            var steps = stays.SelectMany(s =>
            {
                var id = Guid.CreateVersion7();
                return new[] { (At: s.From, Id: id, Step: LineStep.Entered), (At: s.From.AddSeconds(s.Seconds), Id: id, Step: (LineStep)(1 + id.GetHashCode() % 3 * (id.GetHashCode() < 0 ? -1 : 1))) };
            }).Where(s => s.At <= now).OrderBy(s => s.At).ToList();
            foreach (var step in steps) book.Take(step.Id, Line, new LineNews(step.Step), step.At);
            int Waiting(DateTimeOffset at) => stays.Count(s => s.From < at && s.From.AddSeconds(s.Seconds) >= at);
            var trend = new int[DayBook.TrendSteps];
            book.AddTrend(Line, now, stays.Count(s => s.From <= now && s.From.AddSeconds(s.Seconds) > now), trend);
            var last = now.ToUnixTimeSeconds() / DayBook.StretchSeconds;
            for (var step = 0; step < DayBook.TrendSteps - 1; step++)
            {
                var at = DateTimeOffset.FromUnixTimeSeconds((last - (DayBook.TrendSteps - 2 - step)) * DayBook.StretchSeconds);
                Assert.Equal(Waiting(at), trend[step]);
            }
        }
    }

    [Fact]
    public void What_lies_before_today_is_forgotten()
    {
        var book = new DayBook();
        Visit(book, Guid.CreateVersion7(), Noon, 20, LineStep.Answered);
        Visit(book, Guid.CreateVersion7(), Noon.AddHours(2), 20, LineStep.Answered);
        book.Forget(Noon.AddHours(1));
        Assert.Equal(1, book.Sum(Line, Noon, 60).Answered);
    }

    [Fact]
    public void A_shelf_puts_out_what_was_put_in()
    {
        var random = new Random(11);
        var shelf = new FloorShelf();
        var model = new Dictionary<Guid, OpenThread>();
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();
        var people = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        for (var i = 0; i < 4000; i++)
        {
            var id = ids[random.Next(ids.Count)];
            if (random.Next(4) == 0)
            {
                shelf.Remove(id);
                model.Remove(id);
            }
            else
            {
                var thread = new OpenThread(
                    Line.Brand, random.Next(3) == 0 ? null : Line.Queue, Noon.AddSeconds(random.Next(50)), random.Next(2) == 0 ? null : people[random.Next(3)], Noon.AddMinutes(5), random.Next(2) == 0 ? null : Noon.AddSeconds(random.Next(50)));
                shelf.Put(id, thread);
                model[id] = thread;
            }

            if (i % 50 > 0) continue;
            Assert.Equal(model.Where(m => m.Value.Queue is not null).Select(m => (m.Value.Since, m.Key)).Order(), shelf.Lines.GetValueOrDefault(Line) ?? []);
            Assert.Equal(model.Where(m => m.Value.WarnAt <= Noon.AddSeconds(25)).Select(m => m.Key).Order(), shelf.Risks(Noon.AddSeconds(25)).Select(r => r.Id).Order());
            Assert.All(people, p => Assert.Equal(model.Values.Count(t => t.Assignee == p), shelf.Loads.GetValueOrDefault(p)));
        }
    }

    [Theory]
    [InlineData("Waiting", 8.0, 8.0, "Near")]
    [InlineData("Waiting", 9.0, 8.0, "Over")]
    [InlineData("Waiting", 6.0, 8.0, "Ok")]
    [InlineData("Waiting", 0.0, 0.0, "Ok")]
    [InlineData("Abandonment", 4.2, 5.0, "Near")]
    [InlineData("ServiceLevel", 86.0, 80.0, "Ok")]
    [InlineData("ServiceLevel", 82.0, 80.0, "Near")]
    [InlineData("ServiceLevel", 79.9, 80.0, "Over")]
    [InlineData("Satisfaction", null, 4.5, "None")]
    public void A_figure_is_well_near_or_over(string kind, double? value, double target, string state) =>
        Assert.Equal(Enum.Parse<TileState>(state), TileRules.State(Enum.Parse<TileKind>(kind), value, target));

    [Fact]
    public void The_last_hour_says_how_many_are_needed()
    {
        var terms = new LineTerms(Guid.Empty, null, [], 20, 80);
        var day = new DaySum(200, 190, 150, 2, 9000, 180, 180 * 300);
        // 60 an hour of five minutes each are 5 erlangs: eight agents answer 80 % within 20 seconds (Erlang C), seven do not.
        Assert.Equal(8, Need.Agents(new DaySum(60, 58, 50, 0, 0, 50, 50 * 300), day, terms, 1));
        Assert.Equal(3, Need.Agents(new DaySum(60, 58, 50, 0, 0, 50, 50 * 300), day, terms, 3));
        Assert.Equal(0, Need.Agents(default, day, terms, 1));
        Assert.Null(Need.Agents(new DaySum(3, 0, 0, 0, 0, 0, 0), default, terms, 1));
        // Who is impatient needs not wait for: some leave.
        Assert.InRange(Need.Agents(new DaySum(60, 58, 50, 0, 0, 50, 50 * 300), day with { Abandoned = 60 }, terms, 1)!.Value, 5, 8);
    }

    [Fact]
    public void A_day_begins_at_midnight_where_the_company_is()
    {
        var shanghai = new Roster(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), []);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero), shanghai.DayStart(Noon));
        var santiago = new Roster(TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"), []);
        // There the clocks skip midnight when summer begins.
        Assert.Equal(new DateTimeOffset(2026, 9, 6, 4, 0, 0, TimeSpan.Zero), santiago.DayStart(new DateTimeOffset(2026, 9, 6, 15, 0, 0, TimeSpan.Zero)));
    }

    private static void Visit(DayBook book, Guid id, DateTimeOffset at, int seconds, LineStep end)
    {
        book.Take(id, Line, new LineNews(LineStep.Entered), at);
        book.Take(id, Line, new LineNews(end), at.AddSeconds(seconds));
    }
}

using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;

namespace Heed.Modules.Tests.Deadlines;

public sealed class PastPromiseTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly PolicyTerms Terms = new(FirstResponse: 10, NextResponse: 20, Resolution: 120, Hours: PolicyHours.Always);

    /// <summary>c: the customer, a: an agent, b: the bot, s: nobody; with minutes after nine. Then when it was resolved, if it was, and what would have been broken by eleven.</summary>
    [Theory]
    [InlineData("c0 a10", 60, "")]
    [InlineData("c0 a11", 60, "FirstResponse")]
    [InlineData("c0 c5 a10 c15 c30 a35 a90", 100, "")]
    [InlineData("c0 a10 c15 c30 a36", 60, "NextResponse")]
    [InlineData("c0 b1 s2 a12", 60, "FirstResponse")]
    [InlineData("c0 a5", 121, "Resolution")]
    [InlineData("c0", 8, "")]
    [InlineData("c0", null, "FirstResponse")]
    [InlineData("c0 a5 c50", null, "NextResponse")]
    [InlineData("c0 a5 c110", null, "")]
    [InlineData("a0 c50 a75", 80, "NextResponse")]
    [InlineData("", null, "")]
    public void What_would_have_been_broken_is_what_took_longer_than_promised(string messages, int? resolved, string broken)
    {
        var said = messages.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(m => (m[0] switch { 'c' => MessageAuthor.Customer, 'a' => MessageAuthor.Agent, 'b' => MessageAuthor.Bot, _ => MessageAuthor.System }, Nine.AddMinutes(int.Parse(m[1..], System.Globalization.CultureInfo.InvariantCulture)))).ToList();
        var found = PastPromise.Broken(Terms, Nine, resolved is { } minutes ? Nine.AddMinutes(minutes) : null, said, WorkCalendar.Always, Nine.AddHours(2));
        Assert.Equal(broken, string.Join(' ', found.Order()));
    }

    [Fact]
    public void A_bot_that_counts_keeps_the_promise_and_nothing_promised_is_nothing_broken()
    {
        List<(MessageAuthor, DateTimeOffset)> said = [(MessageAuthor.Customer, Nine), (MessageAuthor.Bot, Nine.AddMinutes(1))];
        Assert.Empty(PastPromise.Broken(Terms with { BotAnswersCount = true }, Nine, null, said, WorkCalendar.Always, Nine.AddHours(1)));
        Assert.Equal([DeadlineKind.FirstResponse], PastPromise.Broken(Terms, Nine, null, said, WorkCalendar.Always, Nine.AddHours(1)));
        Assert.Empty(PastPromise.Broken(new PolicyTerms(), Nine, null, said, WorkCalendar.Always, Nine.AddDays(30)));
    }
}

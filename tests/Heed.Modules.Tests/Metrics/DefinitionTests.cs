using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Metrics.Definitions;
using Heed.Metrics.Folding;
using Heed.Platform.Ledger;

namespace Heed.Modules.Tests.Metrics;

/// <summary>The sentences of the definitions, each with a story that would be counted otherwise if it were not so.</summary>
public sealed class DefinitionTests
{
    // A Thursday, 09:00 in Shanghai: the calendar is open until 18:00, Monday to Friday.
    private static readonly DateTimeOffset Nine = new(2026, 10, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Mia = Guid.CreateVersion7(), Tom = Guid.CreateVersion7(), First = Guid.CreateVersion7(), Second = Guid.CreateVersion7(), Line = Guid.CreateVersion7(), Other = Guid.CreateVersion7();
    private static readonly Guid One = Guid.CreateVersion7(), Two = Guid.CreateVersion7();

    private static readonly Case[] Cases =
    [
        // Volume.
        new("Merged into another one it is no conversation of its own", "created", 1, 1, [[Began(Handler.Queue), (9, Of(StepKind.Merged))], [Began(Handler.Queue)]]),
        new("Counted again when the merge is undone", "created", 1, 1, [[Began(Handler.Queue), (9, Of(StepKind.Merged)), (12, Of(StepKind.Separated))]]),
        new("Spam is no conversation", "created", null, 0, [[Began(Handler.Queue), (9, Of(StepKind.Spam))]]),
        new("Opened again and resolved again counts again", "resolved", 2, 2, [[Began(Mia), (9, Of(StepKind.Resolved)), (20, Back(Handler.Agent)), (30, Of(StepKind.Resolved))]]),
        new("Resolved while it is resolved counts once", "resolved", 1, 1, [[Began(Mia), (9, Of(StepKind.Resolved)), (30, Of(StepKind.Resolved))]]),
        new("What a mail program answers by itself is a message", "messagesIn", 2, 1, [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Of(StepKind.MachineWrote))]]),
        new("A customer's message brings back what was filed away, and counts", "messagesIn", 2, 1,
            [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Of(StepKind.Merged)), (60, Of(StepKind.CustomerWrote)), (60, Of(StepKind.Separated)), (60, new(StepKind.Woken, default) { Handler = Handler.Queue })]]),

        // First and next response.
        new("The first response is a person's, not the bot's", "firstResponse", 40, 1, [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (2, Of(StepKind.BotWrote)), (40, Wrote(Mia))]]),
        new("Where the bot had it first, from the moment it becomes a person's turn", "firstResponse", 30, 1,
            [[Began(Handler.Bot), (0, Of(StepKind.CustomerWrote)), (60, Of(StepKind.CustomerWrote)), (100, Given(null, null, Handler.Queue)), (130, Wrote(Mia))]]),
        new("What a person says while the bot still has it is no response", "firstResponse", null, 0, [[Began(Handler.Bot), (0, Of(StepKind.CustomerWrote)), (30, Wrote(Mia)), (30, Given(Mia, null, Handler.Agent))]]),
        new("Whoever begins it has answered nothing until the customer speaks", "firstResponse", 25, 1, [[Began(Mia), (0, Wrote(Mia)), (100, Of(StepKind.CustomerWrote)), (125, Wrote(Mia))]]),
        new("Whoever begins it gives no next response first", "nextResponse", null, 0, [[Began(Mia), (0, Wrote(Mia)), (100, Of(StepKind.CustomerWrote)), (125, Wrote(Mia))]]),
        new("Resolved unanswered there was no response", "firstResponse", null, 0, [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Of(StepKind.Resolved))]]),
        new("Merged unanswered there was no response", "firstResponse", null, 0, [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Of(StepKind.Merged)), (20, Wrote(Mia))]]),
        new("What a mail program says waits for no answer", "nextResponse", null, 0, [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Wrote(Mia)), (10, Of(StepKind.MachineWrote)), (90, Wrote(Mia))]]),
        new("Several messages in a row count from the first", "nextResponse", 50, 1,
            [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Wrote(Mia)), (20, Of(StepKind.CustomerWrote)), (60, Of(StepKind.CustomerWrote)), (70, Wrote(Mia))]]),
        new("A thank-you that ends it waits for nobody", "nextResponse", null, 0, [[Began(Handler.Queue), (0, Of(StepKind.CustomerWrote)), (9, Wrote(Mia)), (20, Of(StepKind.CustomerWrote)), (60, Of(StepKind.Resolved))]]),
        new("What was said to a resolved one waits from its reopening", "nextResponse", 30, 1,
            [[Began(Mia), (0, Of(StepKind.CustomerWrote)), (9, Wrote(Mia)), (20, Of(StepKind.Resolved)), (500, Of(StepKind.CustomerWrote)), (500, Back(Handler.Agent)), (530, Wrote(Mia))]]),
        new("Putting it off does not stop the clock", "nextResponse", 600, 1,
            [[Began(Mia), (0, Of(StepKind.CustomerWrote)), (9, Wrote(Mia)), (20, Of(StepKind.CustomerWrote)), (30, Of(StepKind.Snoozed)), (600, new(StepKind.Woken, default) { Handler = Handler.Agent }), (620, Wrote(Mia))]]),

        // Handle time.
        new("Two people are two spells", "handleTime", 45, 2, [[Began(Mia), (30, Given(Tom, null, Handler.Agent)), (90, Of(StepKind.Resolved))]]),
        new("Put off, nobody works on it", "handleTime", 25, 2, [[Began(Mia), (30, Of(StepKind.Snoozed)), (500, new(StepKind.Woken, default) { Handler = Handler.Agent }), (520, Of(StepKind.Resolved))]]),
        new("Given to the bot it is worked on no more", "handleTime", 30, 1, [[Began(Mia), (30, Given(Mia, null, Handler.Bot)), (300, Of(StepKind.Resolved))]]),
        new("Of a long silence ten minutes count", "handleTime", 600, 1, [[Began(Mia), (7200, Of(StepKind.Resolved))]]),
        new("Given to somebody while it is resolved, nobody works on it", "handleTime", 30, 1, [[Began(Mia), (30, Of(StepKind.Resolved)), (50, Given(Tom, null, Handler.Agent)), (90, Of(StepKind.Touched)), (95, Given(Mia, null, Handler.Agent))]]),

        // Resolution and bot time.
        new("The bot's time is part of the resolution time", "resolutionTime", 300, 1, [[Began(Handler.Bot), (0, Of(StepKind.CustomerWrote)), (200, Given(Mia, null, Handler.Agent)), (300, Of(StepKind.Resolved))]]),
        new("Opened again the resolution time is taken back", "resolutionTime", null, 0, [[Began(Mia), (9, Of(StepKind.Resolved)), (20, Back(Handler.Agent))]]),
        new("The last resolution counts, from the beginning", "resolutionTime", 90, 1, [[Began(Mia), (9, Of(StepKind.Resolved)), (20, Back(Handler.Agent)), (90, Of(StepKind.Resolved))]]),
        new("Each stay with the bot counts once", "botTime", 45, 2, [[Began(Handler.Bot), (30, Given(Mia, null, Handler.Agent)), (40, Given(null, null, Handler.Bot)), (100, Of(StepKind.Resolved))]]),
        new("The bot's stay that a merge ends is not counted", "botTime", null, 0, [[Began(Handler.Bot), (30, Of(StepKind.Merged))]]),

        // Waits.
        new("From one queue to another the wait goes on", "wait", 100, 1, [[Began(Handler.Queue), Entered(1, Line, 20), (60, Of(StepKind.Withdrawn)), Entered(60, Other, 20), (100, Given(Mia, null, Handler.Agent))]]),
        new("Whoever is to be rung later waits from then", "wait", 30, 1, [[Began(Handler.Queue), Entered(1, Line, 20), (60, Of(StepKind.Withdrawn)), Entered(900, Line, 20), (930, Given(Mia, null, Handler.Agent))]]),
        new("Put back into the queue it counts anew", "wait", 35, 2, [[Began(Handler.Queue), (20, Given(Mia, null, Handler.Agent)), (100, Given(null, null, Handler.Queue)), (150, Given(Tom, null, Handler.Agent))]]),
        new("Resolved in the queue it was no wait", "wait", null, 0, [[Began(Handler.Queue), (20, Of(StepKind.Resolved))]]),
        new("Given to the bot it was no wait", "wait", null, 0, [[Began(Handler.Queue), (20, Given(null, null, Handler.Bot))]]),
        new("Put off it was no wait", "wait", null, 0, [[Began(Handler.Queue), (20, Of(StepKind.Snoozed))]]),
        new("Whoever answers from the queue has ended the wait", "wait", 20, 1, [[Began(Handler.Queue), (20, Wrote(Mia)), (20, Given(Mia, null, Handler.Agent))]]),
        new("Who left waited until then, not until it was noticed", "wait", 40, 1, [[Began(Handler.Queue), (102, Gone(40))]]),
        new("Who had closed the window before they stood in the queue waited no time", "wait", 0, 1, [[Began(Handler.Bot), (60, Given(null, null, Handler.Queue)), (122, Gone(50))]]),
        new("What was left behind is nobody's wait", "wait", 40, 1, [[Began(Handler.Queue), (102, Gone(40)), (200, Of(StepKind.QueueEntered) with { Queue = Line, Letter = true }), (200, Given(Mia, null, Handler.Agent))]]),
        new("Who comes back waits anew", "wait", 35, 2, [[Began(Handler.Queue), (102, Gone(40)), Entered(200, Line, 20), (230, Given(Mia, null, Handler.Agent))]]),
        new("A wait as long as the target is in time", "serviceLevel", 0.5, 2, [Waited(20, 20), Waited(20, 21)]),
        new("Where no queue is named the target is a minute", "serviceLevel", 0.5, 2, [[Began(Handler.Queue), (60, Given(Mia, null, Handler.Agent))], [Began(Handler.Queue), (61, Given(Mia, null, Handler.Agent))]]),
        new("Who left was not served in time", "serviceLevel", 0.25, 4, [Waited(20, 10), Waited(20, 30), Left(5), Left(90)]),
        new("Of the answered who left is no part", "serviceLevelAnswered", 0.5, 2, [Waited(20, 10), Waited(20, 30), Left(5), Left(90)]),
        new("When all have left nobody was answered", "serviceLevelAnswered", null, 0, [Left(5)]),
        new("Abandoned are those who left, of all whose wait ended", "abandonment", 0.5, 4, [Waited(20, 10), Waited(20, 30), Left(5), Left(90)]),
        new("Who comes back has abandoned all the same", "abandonment", 0.5, 2, [[Began(Handler.Queue), (102, Gone(40)), Entered(200, Line, 20), (230, Given(Mia, null, Handler.Agent))]]),

        // Quality.
        new("A second resolution is no first contact", "firstContact", 0, 2, [[Began(Mia), (9, Of(StepKind.Resolved)), (20, Back(Handler.Agent)), (30, Of(StepKind.Resolved))]]),
        new("Opened again on the seventh day the first contact was none", "firstContact", 0, 1, [[Began(Mia), (0, Of(StepKind.Resolved)), (7 * 86_400, Back(Handler.Agent))]]),
        new("Opened again after seven days it was", "firstContact", 1, 1, [[Began(Mia), (0, Of(StepKind.Resolved)), ((7 * 86_400) + 1, Back(Handler.Agent))]]),
        new("However late, opened again is reopened", "reopened", 1, 1, [[Began(Mia), (0, Of(StepKind.Resolved)), (40 * 86_400, Back(Handler.Agent))]]),
        new("Each resolution is reopened for itself", "reopened", 0.5, 2, [[Began(Mia), (9, Of(StepKind.Resolved)), (20, Back(Handler.Agent)), (30, Of(StepKind.Resolved))]]),
        new("From person to person is a transfer", "transferred", 1, 1, [[Began(Mia), (9, Given(Tom, null, Handler.Agent)), (30, Of(StepKind.Resolved))]]),
        new("Out of a person's hands to a team is a transfer, member of a team or not", "transferred", 1, 1, [[Began(Mia), (9, Given(null, Second, Handler.Queue)), (30, Of(StepKind.Resolved))]]),
        new("Whoever keeps it while its first team is named hands nothing on", "transferred", 0, 1, [[Began(Mia), (9, Given(Mia, First, Handler.Agent)), (30, Of(StepKind.Resolved))]]),
        new("The way from the queue is none, also of what was put back", "transferred", 0, 1,
            [[Began(Handler.Queue), (5, Given(Mia, First, Handler.Agent)), (9, Given(null, First, Handler.Queue)), (20, Given(Tom, First, Handler.Agent)), (30, Of(StepKind.Resolved))]]),
        new("The way from the bot is none", "transfers", null, 0, [[Began(Handler.Bot), (9, Given(null, First, Handler.Queue)), (20, Given(Mia, First, Handler.Agent))]]),
        new("Each transfer counts", "transfers", 2, 2, [[Began(Mia), (9, Given(Tom, null, Handler.Agent)), (20, Given(null, Second, Handler.Queue))]]),
        new("Each step of a policy counts", "escalations", 2, 2, [[Began(Mia), (60, Of(StepKind.Escalated)), (90, Of(StepKind.Escalated))]]),
        new("Escalated is what had ever set off a step", "escalated", 0.5, 2, [[Began(Mia), (60, Of(StepKind.Escalated)), (90, Of(StepKind.Resolved))], [Began(Mia), (90, Of(StepKind.Resolved))]]),
        new("Whoever closes it, what the bot alone had is solved by it", "botSolved", 1, 1, [[Began(Handler.Bot), (90, Of(StepKind.Resolved) with { Person = Mia })]]),
        new("What a person answered is not solved by the bot", "botSolved", 0, 1, [[Began(Handler.Bot), (30, Wrote(Mia)), (90, Of(StepKind.Resolved))]]),
        new("What a person had is not solved by the bot", "botSolved", 0, 1, [[Began(Handler.Bot), (30, Given(Mia, null, Handler.Agent)), (90, Of(StepKind.Resolved))]]),
        new("Without the bot it is not solved by the bot", "botSolved", 0, 1, [[Began(Handler.Queue), (90, Of(StepKind.Resolved))]]),
        new("Satisfied are 4 and 5", "csat", 0.4, 5, [Rated(1), Rated(2), Rated(3), Rated(4), Rated(5)]),
        new("One star is 0, five are 100", "csi", 50, 2, [Rated(1), Rated(5)]),
        new("Of a rating the last word counts", "csi", 75, 1, [[Began(Mia), (5, Rating(One, 1)), (9, Of(StepKind.RatingChanged) with { Subject = One, Score = 4 })]]),
        new("Each resolution may be rated", "csi", 62.5, 2, [[Began(Mia), (5, Rating(One, 2)), (90, Rating(Two, 5))]]),
        new("What is rated after a merge counts", "csi", 100, 1, [[Began(Mia), (5, Of(StepKind.Merged)), (9, Rating(One, 5))]]),
        new("What spam says of us does not", "csi", null, 0, [[Began(Mia), (5, Rating(One, 1)), (9, Of(StepKind.Spam))]]),
    ];

    public static TheoryData<string> Sentences => [.. Cases.Select(c => c.Sentence)];

    [Theory, MemberData(nameof(Sentences))]
    public void What_a_definition_says_is_what_is_counted(string sentence)
    {
        var tried = Cases.Single(c => c.Sentence == sentence);
        var figure = Figure(tried.Key, tried.Stories);
        Assert.Equal(tried.Value, figure?.Value is { } value ? Math.Round(value, 6) : null);
        Assert.Equal(tried.Count, figure?.Count ?? 0);
    }

    [Fact]
    public void Every_metric_is_tried_by_a_sentence() => Assert.Empty(MetricList.All.Select(f => f.Key).Except(Cases.Select(c => c.Key)).Except(["messagesOut", "messagesBot", "occupancy"]));

    [Fact]
    public void Waits_answers_and_resolutions_have_a_second_figure_over_working_hours()
    {
        // From five minutes before closing to five minutes after opening.
        const int Closing = 9 * 3600, Opening = 24 * 3600;
        var figures = new[] { "wait", "firstResponse", "resolutionTime" }.Select(key => Figure(key,
            [[(Closing - 300, new Step(StepKind.Began, default) { Handler = Handler.Queue }), (Closing - 300, Of(StepKind.CustomerWrote)), (Opening + 300, Wrote(Mia)), (Opening + 300, Of(StepKind.Resolved))]])!);
        Assert.All(figures, f => Assert.Equal(((double)Opening - Closing + 600, 600), (f.Value, f.Business)));
    }

    [Fact]
    public void A_fact_counts_for_whom_it_concerned_when_it_ended()
    {
        var told = Told(
            Began(Handler.Queue), Entered(1, Line, 20), (1, Of(StepKind.CustomerWrote)), (10, Given(Mia, First, Handler.Agent)), (20, Wrote(Mia)), (30, Given(null, Second, Handler.Queue)), Entered(31, Other, 20), (40, Of(StepKind.CustomerWrote)),
            (50, Given(Tom, Second, Handler.Agent)), (60, Wrote(Tom)), (90, Of(StepKind.Resolved)));
        Assert.Equal([(Mia, First, Line), (Tom, Second, Other)], told.Of(FactKind.Handle).Select(f => (f.Agent!.Value, f.Team!.Value, f.Queue!.Value)));
        Assert.Equal([(Mia, Line), (Tom, Other)], told.Of(FactKind.Wait).Select(f => (f.Agent!.Value, f.Queue!.Value)));
        Assert.Equal((Mia, First), (told.One(FactKind.Transfer).Agent!.Value, told.One(FactKind.Transfer).Team!.Value));
        Assert.Equal([(First, 1), (Second, 1)], told.Of(FactKind.MessagesOut).Select(f => (f.Team!.Value, (int)f.Value)));
        Assert.Equal([(Line, 1), (Other, 1)], told.Of(FactKind.MessagesIn).Select(f => (f.Queue!.Value, (int)f.Value)));
        Assert.Equal(Line, told.One(FactKind.Created).Queue);
    }

    [Fact]
    public void The_ledger_says_who_spoke_by_machine_who_came_back_when_who_left_had_gone_and_what_is_a_letter()
    {
        StepKind? Kind(string facts) => StepReading.Read(Row("message.added", facts))?.Kind;
        Assert.Equal(StepKind.CustomerWrote, Kind($$"""{"author":{{(int)MessageAuthor.Customer}},"note":false}"""));
        Assert.Equal(StepKind.MachineWrote, Kind($$"""{"author":{{(int)MessageAuthor.Customer}},"note":false,"automatic":true}"""));
        Assert.Equal(StepKind.Separated, Kind($$"""{"author":{{(int)MessageAuthor.System}},"note":false,"activity":"cameBack"}"""));
        Assert.Null(Kind($$"""{"author":{{(int)MessageAuthor.Bot}},"note":false,"activity":"greeting"}"""));
        Assert.Equal(Nine.AddSeconds(40), StepReading.Read(Row("queue.left", $$"""{"how":"abandoned","goneAt":"{{Nine.AddSeconds(40):O}}"}"""))!.GoneAt);
        Assert.Null(StepReading.Read(Row("queue.left", """{"how":"abandoned"}"""))!.GoneAt);
        Assert.Null(StepReading.Read(Row("queue.left", """{"how":"answered"}""")));
        Assert.Equal((true, false), (StepReading.Read(Row("queue.entered", """{"kind":"mail"}"""))!.Letter, StepReading.Read(Row("queue.entered", """{"kind":"chat"}"""))!.Letter));
    }

    private static LedgerRow Row(string name, string facts) => new(new WorkspaceId(1), 1, Nine, name, "conversation", One, 1, Actor.System, facts);

    private static Heed.Metrics.Public.MetricFigure? Figure(string key, (int At, Step Step)[][] stories)
    {
        var formula = MetricList.Find(key)!;
        var tally = new Tally();
        foreach (var fact in stories.SelectMany(s => Told(s).Counted)) tally.Add(fact.Kind, fact.Marks, fact.Value, fact.Business, formula.Hits | formula.Without);
        return formula.Figure(tally);
    }

    private static Told Told(params (int At, Step Step)[] steps)
    {
        var told = new Told(throughJson: true);
        told.Tell(steps);
        return told;
    }

    private static (int At, Step Step)[] Waited(int target, int seconds) => [Began(Handler.Queue), Entered(0, Line, target), (seconds, Given(Mia, null, Handler.Agent))];

    private static (int At, Step Step)[] Left(int seconds) => [Began(Handler.Queue), Entered(0, Line, 20), (seconds + 62, Gone(seconds))];

    private static (int At, Step Step)[] Rated(int score) => [Began(Mia), (5, Rating(One, score))];

    private static (int At, Step Step) Began(Handler handler) => (0, new Step(StepKind.Began, default) { Handler = handler });

    private static (int At, Step Step) Began(Guid agent) => (0, new Step(StepKind.Began, default) { Handler = Handler.Agent, Person = agent });

    private static (int At, Step Step) Entered(int at, Guid queue, int target) => (at, new Step(StepKind.QueueEntered, default) { Queue = queue, TargetSeconds = target });

    private static Step Of(StepKind kind) => new(kind, default);

    private static Step Wrote(Guid person) => new(StepKind.PersonWrote, default) { Person = person };

    private static Step Given(Guid? person, Guid? team, Handler handler) => new(StepKind.Assigned, default) { Person = person, Team = team, Handler = handler };

    private static Step Back(Handler handler) => new(StepKind.Reopened, default) { Handler = handler };

    private static Step Gone(int seconds) => new(StepKind.Abandoned, default) { GoneAt = Nine.AddSeconds(seconds) };

    private static Step Rating(Guid answer, int score) => new(StepKind.Rated, default) { Subject = answer, Score = score, Person = Mia };

    /// <summary>A sentence of a definition, and what it makes of some conversations.</summary>
    private sealed record Case(string Sentence, string Key, double? Value, long Count, (int At, Step Step)[][] Stories);
}

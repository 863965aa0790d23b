namespace Heed.Demo.Stories;

/// <summary>How fast people write: turns a scene's lines into turns in time.</summary>
internal sealed class Pace(TimeZoneInfo zone, Random random)
{
    private static readonly TimeSpan Opens = new(8, 35, 0), Closes = new(21, 55, 0);

    /// <summary>Share of a hundred resolved conversations that their customers rate.</summary>
    private const int Rates = 52;

    /// <param name="scene">The scene, without turns yet.</param>
    /// <param name="at">When the customer writes first.</param>
    /// <param name="hours">Whether agents keep the shop's hours.</param>
    public void Play(Scene scene, DateTimeOffset at, bool hours = true)
    {
        LineKind? before = null;
        var answers = 0;
        foreach (var line in scene.Story.Lines)
        {
            if (line.Kind == LineKind.Pause)
            {
                at += line.Pause + Seconds(60, 5400);
                if (hours) at = Working(at);
                continue;
            }

            if (line.Kind == LineKind.Rating)
            {
                Finish(scene, line, at);
                return;
            }

            at += Gap(before, line.Kind, answers);
            if (hours && line.Kind != LineKind.Customer) at = Working(at);
            scene.Turns.Add(new Turn(at, KindOf(line.Kind), line.Texts.Count == 0 ? "" : Cast.Pick(line.Texts, random), line.Detail));
            before = line.Kind;
            if (line.Kind == LineKind.Agent && ++answers == 2) scene.Turns.Add(new Turn(at + Seconds(3, 12), TurnKind.AgentSorts));
        }
    }

    /// <summary>Whether somebody is at work.</summary>
    public bool IsWorking(DateTimeOffset at) => Working(at) == at;

    /// <summary>The instant, or the next one at which somebody is at work.</summary>
    public DateTimeOffset Working(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        if (local.TimeOfDay >= Opens && local.TimeOfDay <= Closes) return at;
        var day = local.TimeOfDay < Opens ? local.Date : local.Date.AddDays(1);
        var opening = day + Opens;
        return new DateTimeOffset(opening, zone.GetUtcOffset(opening)).ToUniversalTime() + Seconds(30, 1700);
    }

    private void Finish(Scene scene, StoryLine rating, DateTimeOffset at)
    {
        at += Seconds(20, 240);
        scene.Turns.Add(new Turn(at, TurnKind.AgentResolves));
        if (scene.Introduces) scene.Turns.Add(new Turn(at + Seconds(20, 60), TurnKind.TeamLearns));
        if (random.Next(100) >= Rates) return;
        var comment = rating.Texts.Count == 0 ? "" : Cast.Pick(rating.Texts, random);
        scene.Turns.Add(new Turn(at + Seconds(30, 1500), TurnKind.CustomerRates, comment, Score: Cast.Pick(rating.Scores, random)));
    }

    private TimeSpan Gap(LineKind? before, LineKind kind, int answers) => (before, kind) switch
    {
        (null, _) => TimeSpan.Zero,
        // Most first answers come within a minute, some take long.
        (LineKind.Customer, LineKind.Agent) when answers == 0 => random.Next(100) switch { < 74 => Seconds(8, 52), < 93 => Seconds(55, 180), _ => Seconds(180, 560) },
        (LineKind.Customer, LineKind.Agent) => Seconds(15, 170),
        (LineKind.Customer, LineKind.Customer) => Seconds(6, 50),
        (LineKind.Agent, LineKind.Customer) => Seconds(18, 240),
        (LineKind.Agent, LineKind.Agent) => Seconds(15, 120),
        _ => Seconds(12, 70),
    };

    private TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(random.Next(from * 1000, to * 1000));

    private static TurnKind KindOf(LineKind kind) => kind switch
    {
        LineKind.Customer => TurnKind.CustomerWrites,
        LineKind.Agent => TurnKind.AgentReplies,
        LineKind.Note => TurnKind.AgentNotes,
        _ => TurnKind.AgentHandsOver,
    };
}

namespace Heed.Demo.Stories;

/// <summary>
/// What does not go smoothly: customers who come back after a solution, who leave before anybody comes, who are handed on, answered late, or dissatisfied.
/// Draws from a sequence of its own, so that it changes nothing about who comes when.
/// </summary>
internal sealed class Twists(DateTimeOffset present, Pace pace, Random random)
{
    /// <summary>Shares of a hundred conversations.</summary>
    private const int ComesBack = 9, Leaves = 5, HandedOn = 7, Late = 6;

    /// <summary>Of a hundred ratings, those that say what went wrong.</summary>
    private const int Poor = 5;

    /// <summary>Since when the company has promised anything.</summary>
    public static readonly TimeSpan PromisedSince = TimeSpan.FromDays(14);

    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private readonly IReadOnlyDictionary<string, TwistTexts> _texts = TwistTexts.Load();

    /// <summary>Turns a smooth scene into what really happened.</summary>
    public void Play(Scene scene)
    {
        var place = random.Next(100);
        var answer = scene.Turns.FindIndex(t => t.Kind == TurnKind.AgentReplies);
        if (answer <= 0 || scene.Turns.TrueForAll(t => t.Kind != TurnKind.AgentResolves)) return;
        if (pace.IsWorking(scene.Turns[0].At) && scene.Turns[answer].At - scene.Turns[0].At < HalfHour)
        {
            if ((place -= Leaves) < 0)
            {
                Leave(scene, answer);
                return;
            }

            if ((place -= Late) < 0 && scene.Turns[0].At > present - PromisedSince && pace.IsWorking(scene.Turns[0].At - HalfHour)) Delay(scene, answer);
        }
        else
        {
            place -= Leaves + Late;
        }

        if (place is >= 0 and < HandedOn) HandOn(scene, answer);
        else if (place is >= HandedOn and < HandedOn + ComesBack) ComeBack(scene);
        Grumble(scene);
    }

    /// <summary>The customer has closed the window before anybody came; somebody answers afterwards.</summary>
    public void Leave(Scene scene, int answer)
    {
        var last = scene.Turns[answer - 1].At;
        scene.Turns.RemoveRange(answer, scene.Turns.Count - answer);
        var left = last + Minutes(1.5, 4);
        scene.Turns.Add(new Turn(left, TurnKind.CustomerLeaves));
        var back = left + Minutes(6, 25);
        scene.Turns.Add(new Turn(back, TurnKind.AgentReplies, Pick(scene, t => t.Missed)));
        scene.Turns.Add(new Turn(back + Minutes(0.2, 1), TurnKind.AgentSorts));
        scene.Turns.Add(new Turn(back + Minutes(2, 6), TurnKind.AgentResolves));
    }

    /// <summary>Everybody is busy: the promised time passes first.</summary>
    private void Delay(Scene scene, int answer)
    {
        var promised = scene.Turns[0].At + TimeSpan.FromMinutes(10.5);
        var late = promised + Minutes(0.5, 7) - scene.Turns[answer].At;
        if (late <= TimeSpan.Zero) return;
        for (var i = answer; i < scene.Turns.Count; i++) scene.Turns[i] = scene.Turns[i] with { At = scene.Turns[i].At + late };
        var first = scene.Turns[answer];
        scene.Turns[answer] = first with { Text = Pick(scene, t => t.Late) + (scene.Persona.Language == "zh" ? "" : " ") + first.Text };
        scene.Turns.Insert(answer, new Turn(promised, TurnKind.PromiseBreaks));
    }

    private void HandOn(Scene scene, int answer)
    {
        string[] able = (scene.Persona.Language, scene.Brand) switch { ("en", _) => ["supervisor", "emma"], (_, "kitchen") => ["zhaolei", "emma"], _ => ["yuwei", "supervisor", "emma"] };
        var to = Cast.Pick([.. able.Where(a => a != scene.Agent)], random);
        scene.Turns.Insert(answer + 1, new Turn(scene.Turns[answer].At + Minutes(0.1, 0.2), TurnKind.AgentHandsOver, Pick(scene, t => t.HandOver), to));
    }

    private void ComeBack(Scene scene)
    {
        var solved = scene.Turns.FindLastIndex(t => t.Kind == TurnKind.AgentResolves);
        var at = Later(scene.Turns[^1].At + TimeSpan.FromHours(random.Next(3, 60)));
        var story = new List<Turn> { new(at, TurnKind.CustomerWrites, Pick(scene, t => t.Comeback)) };
        Add(TurnKind.AgentReplies, Minutes(0.5, 6), Pick(scene, t => t.Sorry));
        Add(TurnKind.AgentReplies, Minutes(2, 9), Pick(scene, t => t.Mended));
        story.Add(new Turn(at += Minutes(0.3, 3), TurnKind.CustomerWrites, Pick(scene, t => t.Fine)));
        Add(TurnKind.AgentResolves, Minutes(0.5, 3), "");
        if (random.Next(100) < 60) story.Add(Complaint(scene, at + Minutes(2, 20)));
        scene.Turns.AddRange(story);
        return;

        void Add(TurnKind kind, TimeSpan after, string text) => story.Add(new Turn(at = pace.Working(at + after), kind, text));
        DateTimeOffset Later(DateTimeOffset t) => pace.IsWorking(t) ? t : pace.Working(t) + Minutes(1, 90);
    }

    private void Grumble(Scene scene)
    {
        var rated = scene.Turns.FindIndex(t => t.Kind == TurnKind.CustomerRates);
        if (rated >= 0 && random.Next(100) < Poor) scene.Turns[rated] = Complaint(scene, scene.Turns[rated].At);
    }

    private Turn Complaint(Scene scene, DateTimeOffset at)
    {
        var poor = Cast.Pick(_texts[scene.Persona.Language].Poor, random);
        return new Turn(at, TurnKind.CustomerRates, poor[0].GetString()!, Score: poor[1].GetInt32());
    }

    private string Pick(Scene scene, Func<TwistTexts, IReadOnlyList<string>> what) => Cast.Pick(what(_texts[scene.Persona.Language]), random);

    private TimeSpan Minutes(double from, double to) => TimeSpan.FromMinutes(from + (random.NextDouble() * (to - from)));
}

namespace Heed.Demo.Stories;

/// <summary>
/// When people were there: shifts that follow from what they did, so that nobody answers who is not here. A day has its usual hours and those of its
/// conversations; between them people eat or do other work.
/// </summary>
internal sealed class Shifts(TimeZoneInfo zone, DateTimeOffset present, Random random)
{
    private static readonly TimeSpan Known = TimeSpan.FromDays(31), Idle = TimeSpan.FromMinutes(55), Settling = TimeSpan.FromMinutes(25), Lunch = new(11, 0, 0), LunchEnds = new(14, 0, 0);

    /// <summary>Usual beginning and end of a shift, in minutes after midnight, and the days off.</summary>
    private static readonly Dictionary<string, (int From, int To, DayOfWeek[] Off)> Usual = new()
    {
        ["supervisor"] = (540, 1080, [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        ["yuwei"] = (525, 1050, [DayOfWeek.Sunday, DayOfWeek.Monday]),
        ["zhaolei"] = (600, 1110, [DayOfWeek.Tuesday, DayOfWeek.Wednesday]),
        ["emma"] = (780, 1290, [DayOfWeek.Thursday, DayOfWeek.Friday]),
    };

    /// <summary>Comings, pauses and goings up to the present, in no order; whoever works then is still there.</summary>
    public IEnumerable<ShiftTurn> Of(IReadOnlyList<Scene> scenes)
    {
        var done = scenes.SelectMany(Done).Where(d => d.At > present - Known).ToLookup(d => (d.Person, Local(d.At).Date), d => d.At);
        var first = Local(present - Known).Date.AddDays(1);
        for (var day = first; day <= Local(present).Date; day = day.AddDays(1))
        {
            foreach (var (person, usual) in Usual)
            {
                var acts = done[(person, day)].ToList();
                if (acts.Count == 0 && usual.Off.Contains(day.DayOfWeek)) continue;
                foreach (var turn in Day(person, acts, At(day, usual.From + random.Next(-8, 12)), At(day, usual.To + random.Next(-10, 25)))) yield return turn;
            }
        }
    }

    private IEnumerable<ShiftTurn> Day(string person, List<DateTimeOffset> acts, DateTimeOffset begins, DateTimeOffset ends)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> busy = [(begins, begins + Settling), (ends - Settling, ends), .. acts.Select(a => (a - Minutes(6, 14), a + Minutes(9, 22)))];
        busy.Sort();
        var (from, to) = busy[0];
        if (from >= present) yield break;
        yield return new ShiftTurn(from, person, ShiftStep.Comes);
        foreach (var next in busy.Skip(1))
        {
            if (next.From - to > Idle)
            {
                yield return new ShiftTurn(to, person, Local(to).TimeOfDay is var at && at >= Lunch && at < LunchEnds ? ShiftStep.Eats : ShiftStep.DoesOtherWork);
                yield return new ShiftTurn(next.From, person, ShiftStep.IsBack);
            }

            if (next.To > to) to = next.To;
        }

        yield return new ShiftTurn(to, person, ShiftStep.Goes);
    }

    private static IEnumerable<(string Person, DateTimeOffset At)> Done(Scene scene)
    {
        var person = scene.Agent;
        foreach (var turn in scene.Turns)
        {
            if (turn.Kind is TurnKind.CustomerWrites or TurnKind.CustomerRates or TurnKind.CustomerLeaves or TurnKind.PromiseBreaks) continue;
            yield return (turn.Kind == TurnKind.TeamLearns ? "supervisor" : person, turn.At);
            if (turn.Kind == TurnKind.AgentHandsOver) person = turn.Detail;
        }
    }

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    private DateTimeOffset At(DateTime day, int minutes)
    {
        var local = day.AddMinutes(minutes);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private TimeSpan Minutes(int from, int to) => TimeSpan.FromSeconds(random.Next(from * 60, to * 60));
}

/// <summary>Somebody's coming or going.</summary>
internal sealed record ShiftTurn(DateTimeOffset At, string Person, ShiftStep Step);

/// <summary>What they do.</summary>
internal enum ShiftStep
{
    Comes,
    Eats,
    DoesOtherWork,
    IsBack,
    Goes,
}

using Heed.Demo.Public;

namespace Heed.Demo.Stories;

/// <summary>Writes the company's past: who came when, with what, how fast it was answered. The same seed writes the same past.</summary>
internal sealed class Playwright(DateTimeOffset present, TimeZoneInfo zone, int seed)
{
    private const int PastScenes = 375, Unanswered = 8, WaitingScenes = 9, AnsweredScenes = 10, BookedScenes = 8;

    /// <summary>Minutes before the present at which complaints came that wait still, and customers who did not wait.</summary>
    private static readonly int[] AngryAgo = [34, 25, 9], MissedAgo = [148, 67];

    /// <summary>A customer's words within a week belong to the conversation before; a new scene keeps clear of that.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromDays(11);

    /// <summary>How many of a hundred customers come at each hour of the shop's day.</summary>
    private static readonly int[] ByHour = [1, 1, 0, 0, 0, 0, 1, 2, 4, 7, 9, 8, 6, 5, 7, 8, 7, 5, 4, 6, 8, 7, 3, 1];
    private readonly Random _random = new(seed);
    private readonly Cast _cast = Cast.Load();
    private readonly Dictionary<string, IReadOnlyList<Story>> _stories = new() { ["zh"] = Story.Load("zh"), ["en"] = Story.Load("en") };
    private readonly List<(Persona Persona, List<(string Brand, DateTimeOffset At)> Visits)> _known = [];
    private readonly Pace _pace = new(zone, new Random(seed + 1));
    private Twists? _twists;

    public DateTimeOffset Begin => present - DemoClock.Past;

    private Twists Twists => _twists ??= new Twists(present, _pace, new Random(seed + 2));

    /// <summary>When people were there for these scenes.</summary>
    public IEnumerable<ShiftTurn> Shifts(IReadOnlyList<Scene> scenes) => new Shifts(zone, present, new Random(seed + 3)).Of(scenes);

    /// <summary>All scenes; their turns are all in the past.</summary>
    public IReadOnlyList<Scene> Write()
    {
        var scenes = new List<Scene>();
        for (var i = 0; i < PastScenes; i++) scenes.Add(Whole(SomeTime()));
        for (var i = 0; i < Unanswered; i++) scenes.Add(Open(TurnKind.CustomerWrites, answered: false));
        for (var i = 0; i < WaitingScenes; i++) scenes.Add(Open(TurnKind.CustomerWrites, answered: true));
        for (var i = 0; i < AnsweredScenes; i++) scenes.Add(Open(TurnKind.AgentReplies, answered: true));
        for (var i = 0; i < BookedScenes; i++) scenes.Add(Booked());
        foreach (var minutes in AngryAgo) scenes.Add(Angry(present.AddMinutes(-minutes)));
        foreach (var minutes in MissedAgo) scenes.Add(Missed(present.AddMinutes(-minutes)));
        return scenes;
    }

    private Scene Whole(DateTimeOffset at)
    {
        var story = PickStory(Language());
        var scene = Stage(story, at);
        _pace.Play(scene, at);
        Twists.Play(scene);
        scene.Turns.RemoveAll(t => t.At >= present);
        return scene;
    }

    /// <summary>A complaint that nobody has answered; somebody has seen what it is.</summary>
    private Scene Angry(DateTimeOffset at)
    {
        var story = Cast.Pick([.. _stories["zh"].Where(s => s.Labels.Contains("complaint"))], _random);
        var scene = Stage(story, at);
        _pace.Play(scene, at, hours: false);
        var answer = scene.Turns.FindIndex(t => t.Kind == TurnKind.AgentReplies);
        scene.Turns.RemoveRange(answer, scene.Turns.Count - answer);
        scene.Turns.Add(new Turn(scene.Turns[^1].At.AddSeconds(20), TurnKind.AgentSorts));
        return scene;
    }

    /// <summary>A customer of the last hours who did not wait for anybody.</summary>
    private Scene Missed(DateTimeOffset at)
    {
        var scene = Stage(PickStory(Language()), at);
        _pace.Play(scene, at, hours: false);
        Twists.Leave(scene, scene.Turns.FindIndex(t => t.Kind == TurnKind.AgentReplies));
        return scene;
    }

    /// <summary>A conversation that is going on now and broke off at a customer's or an agent's words.</summary>
    private Scene Open(TurnKind last, bool answered)
    {
        var story = PickStory(Language());
        var scene = Stage(story, present);
        _pace.Play(scene, present.AddHours(-2), hours: false);
        var pause = scene.Turns.FindIndex(1, t => t.At - scene.Turns[scene.Turns.IndexOf(t) - 1].At > TimeSpan.FromMinutes(40));
        var turns = pause < 0 ? scene.Turns : scene.Turns[..pause];
        var firstAnswer = turns.FindIndex(t => t.Kind == TurnKind.AgentReplies);
        var cut = answered
            ? turns.FindLastIndex(turns.Count - 2, t => t.Kind == last)
            : firstAnswer - 1;
        if (answered && cut < firstAnswer) cut = firstAnswer;
        turns = turns[..(cut + 1)];
        var ended = present - TimeSpan.FromSeconds(_random.Next(40, last == TurnKind.AgentReplies ? 7000 : answered ? 2400 : 800));
        var shift = ended - turns[^1].At;
        scene.Turns.Clear();
        scene.Turns.AddRange(turns.Select(t => t with { At = t.At + shift }));
        return scene;
    }

    /// <summary>A repair or installation of the last days that waits for its technician.</summary>
    private Scene Booked()
    {
        var at = _pace.Working(present - TimeSpan.FromHours(_random.Next(8, 70)));
        var story = Cast.Pick([.. _stories[Language()].Where(s => s.Labels.Contains("install") || s.Labels.Contains("repair"))], _random);
        var scene = Stage(story, at);
        _pace.Play(scene, at);
        var end = scene.Turns.FindLastIndex(t => t.Kind == TurnKind.AgentReplies && t.At < at.AddHours(3));
        scene.Turns.RemoveRange(end + 1, scene.Turns.Count - end - 1);
        scene.Turns.Add(new Turn(scene.Turns[^1].At.AddSeconds(30), TurnKind.AgentBooks));
        scene.Turns.RemoveAll(t => t.At >= present);
        return scene;
    }

    private Scene Stage(Story story, DateTimeOffset at)
    {
        var brand = Cast.Pick(story.Brands, _random);
        var (persona, isNew) = Customer(story.Language, brand, at);
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var slots = new Slots(persona, Cast.Pick(_cast.Products[brand], _random), Cast.Pick(_cast.Surnames, _random), local, _random);
        return new Scene(story, persona, brand, Agent(story.Language, brand), slots) { Introduces = isNew && _random.Next(100) < 55 };
    }

    private (Persona Persona, bool IsNew) Customer(string language, string brand, DateTimeOffset at)
    {
        var free = _known.Where(k => k.Persona.Language == language && k.Visits.TrueForAll(v => v.Brand != brand || (v.At - at).Duration() > Apart)).ToList();
        if (free.Count > 0 && _random.Next(100) < 30)
        {
            var known = free[_random.Next(free.Count)];
            known.Visits.Add((brand, at));
            return (known.Persona, false);
        }

        var persona = _cast.Create(_known.Count, language, _random);
        _known.Add((persona, [(brand, at)]));
        return (persona, true);
    }

    private string Agent(string language, string brand) => (language, brand, _random.Next(100)) switch
    {
        (_, _, < 6) => "supervisor",
        ("en", _, _) => "emma",
        (_, "kitchen", < 85) => "zhaolei",
        (_, "kitchen", _) => "emma",
        (_, _, < 90) => "yuwei",
        _ => "emma",
    };

    private string Language() => _random.Next(100) < 70 ? "zh" : "en";

    private Story PickStory(string language)
    {
        var stories = _stories[language];
        var place = _random.Next(stories.Sum(s => s.Weight));
        return stories.First(s => (place -= s.Weight) < 0);
    }

    private DateTimeOffset SomeTime()
    {
        var day = TimeZoneInfo.ConvertTime(Begin, zone).Date.AddDays(_random.Next((int)DemoClock.Past.TotalDays));
        var place = _random.Next(ByHour.Sum());
        var hour = Array.FindIndex(ByHour, share => (place -= share) < 0);
        var local = day.AddHours(hour).AddSeconds(_random.Next(3600));
        var at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        var earliest = Begin.AddHours(2);
        return at < earliest || at > present.AddHours(-3) ? SomeTime() : at;
    }
}

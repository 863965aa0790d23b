using Heed.Knowledge.Public;
using Heed.Text.Sentiments;

namespace Heed.Bot.Thinking;

/// <summary>
/// Decides what the bot does with a message. Pure: the same mind and message give the same thought, nothing is read or
/// written. Two misses, anger, a wish, twelve unsolved messages: each ends with a person, so no conversation goes round in
/// circles; a property test holds that for any sequence of messages.
/// </summary>
internal static class Thinker
{
    public const string Solved = "solved";
    public const string NotSolved = "notSolved";
    public const string Person = "person";
    public const string NoneOfThese = "none";
    private const string Entry = "entry:";
    private const string Flow = "flow:";

    public static string ChoiceOf(Guid entry) => Entry + entry.ToString("N");

    public static string FlowChoiceOf(Guid flow) => Flow + flow.ToString("N");

    public static Thought Think(Mind before, Heard heard, Limits limits)
    {
        if (WasNotSolved(before, heard) is { } again) return Failed(again, heard);
        var mind = (before.Done ? new Mind { Language = before.Language } : before) with { Unsolved = before.Done ? 1 : before.Unsolved + 1 };
        if (Plain.IsChinese(heard.Text) is { } chinese) mind = mind with { Language = chinese ? "zh-CN" : "en" };
        if (mind.Question is null && IsQuestion(heard)) mind = mind with { Question = Plain.Beginning(heard.Text) };
        if (mind.Intake is { } reason) return new(HandedOver(TakeContact(mind, heard)), [Later(heard), new Deed.HandOver(reason)], "contactTaken");
        if (heard.Choice == Person || (heard.Choice is null && PersonWish.In(heard.Text))) return ToPerson(mind, heard, "asked");
        if (IsAngry(heard)) return ToPerson(mind, heard, "anger");
        if (heard.Preferred) return ToPerson(mind, heard, "vip");
        if (mind.Unsolved > Limits.MaxUnsolved) return ToPerson(mind, heard, "rule");
        if (mind.InFlow) return new(mind, [new Deed.Continue()], "inFlow");
        return heard.Choice is { } choice && OfChoice(mind, heard, choice) is { } chosen ? chosen : OfWords(mind, heard, limits);
    }

    /// <summary>
    /// Somebody who said that it was solved comes back and says that it was not: the talk goes on where it was, nothing is asked
    /// again. Null for every other message; talks that people had are none of the bot's.
    /// </summary>
    private static Mind? WasNotSolved(Mind before, Heard heard) =>
        before is { Done: true, Misses: 0, Unsolved: 0, Last: { } last } && (heard.Choice == NotSolved || (heard.Choice is null && SmallTalk.Of(heard.Text) == SmallTalkKind.No))
            ? before with { Done = false, Answered = last, Unsolved = 1 }
            : null;

    /// <summary>Sends the visitor to a person; out of hours only once there is a way to answer.</summary>
    public static Thought ToPerson(Mind mind, Heard heard, string reason) => heard.Open || heard.Reachable
        ? new(HandedOver(mind), [Later(heard), new Deed.HandOver(reason)], reason)
        : new(mind with { Intake = reason, InFlow = false, Options = [], Answered = null }, [new Deed.Say(Words.ContactPlease)], reason);

    /// <summary>Counts a miss: the second one brings a person.</summary>
    public static Thought Missed(Mind mind, Heard heard, MissReason why, Words words)
    {
        var entry = why == MissReason.NotSolved ? mind.Answered : null;
        Deed noted = new Deed.Miss(why == MissReason.NotSolved ? mind.Question ?? heard.Text : Plain.Beginning(heard.Text), why, entry);
        var next = mind with { Misses = mind.Misses + 1, Answered = null, Options = [] };
        if (next.Misses < heard.Misses) return new(next, [noted, new Deed.Say(words, OffersPerson: true)], "miss");
        var person = ToPerson(next, heard, "misses");
        return person with { Deeds = [noted, .. person.Deeds] };
    }

    private static Thought? OfChoice(Mind mind, Heard heard, string choice)
    {
        if (choice == Solved) return mind.Answered is null ? null : Resolved(mind);
        if (choice == NotSolved) return mind.Answered is null ? null : Failed(mind, heard);
        if (choice == NoneOfThese) return Missed(mind, heard with { Text = mind.Question ?? heard.Text }, MissReason.Unsure, Words.Rephrase);
        if (choice.StartsWith(Flow, StringComparison.Ordinal) && Guid.TryParseExact(choice.AsSpan(Flow.Length), "N", out var flow)) return Begin(mind, flow);
        if (!choice.StartsWith(Entry, StringComparison.Ordinal) || !Guid.TryParseExact(choice.AsSpan(Entry.Length), "N", out var entry)) return null;
        // The button may be old: what it names is looked up again, and is among what was found when it is still there.
        return heard.Knowledge.FirstOrDefault(h => h.Id == entry) is { } found ? Answer(mind, heard, found) : Missed(mind, heard, MissReason.NothingFound, Words.Rephrase);
    }

    private static Thought OfWords(Mind mind, Heard heard, Limits limits)
    {
        if (PersonWish.IsDeclined(heard.Text)) return new(mind, [new Deed.Say(Words.NoPerson)], "noPerson");
        var talk = SmallTalk.Of(heard.Text);
        if (mind.Answered is not null && talk is SmallTalkKind.Yes or SmallTalkKind.Thanks or SmallTalkKind.Bye) return Resolved(mind);
        if (mind.Answered is not null && talk == SmallTalkKind.No) return Failed(mind, heard);
        if (mind.Options.Count == 1 && talk == SmallTalkKind.Yes && heard.Knowledge.FirstOrDefault(h => h.Id == mind.Options[0]) is { } meant) return Answer(mind, heard, meant);
        if (mind.Options.Count > 0 && talk == SmallTalkKind.No) return Missed(mind, heard with { Text = mind.Question ?? heard.Text }, MissReason.Unsure, Words.Rephrase);
        if (Chat(mind, talk) is { } small) return small;
        if (heard.HasFiles && !Plain.HasWords(heard.Text)) return Missed(mind, heard, MissReason.NothingFound, Words.FilesUnseen);
        if (!Plain.HasWords(heard.Text)) return Missed(mind, heard, MissReason.NothingFound, Words.InWordsPlease);
        return Find(mind, heard, limits);
    }

    private static Thought Find(Mind mind, Heard heard, Limits limits)
    {
        var best = heard.Knowledge.Count > 0 ? heard.Knowledge[0] : null;
        var flow = heard.Flows.Count > 0 ? heard.Flows[0] : null;
        if (flow is not null && flow.Score >= limits.Sure && flow.Score >= (best?.Score ?? 0) - Limits.Close) return Begin(mind, flow.Id);
        // What did not help a moment ago is no answer now.
        var hits = heard.Knowledge.Where(h => h.Id != mind.Last).ToList();
        if (best is not null && best.Id == mind.Last && best.Score >= limits.Sure && (hits.Count == 0 || hits[0].Score < limits.Sure))
        {
            return Missed(mind, heard, MissReason.NotSolved, Words.NotSolved);
        }

        if (hits.Count == 0 || hits[0].Score < limits.Ask) return Missed(mind, heard, MissReason.NothingFound, Words.Rephrase);
        var near = hits.Where(h => h.Score >= limits.Ask && hits[0].Score - h.Score < Limits.Close).Take(Limits.MaxOptions).ToList();
        var unclear = near.Count > 1 || hits[0].Score < limits.Sure;
        if (!unclear) return Answer(mind, heard, hits[0]);
        // Asked once already, and still not clear: that is a miss, not a second question.
        if (mind.Options.Count > 0) return hits[0].Score >= limits.Sure ? Answer(mind, heard, hits[0]) : Missed(mind, heard, MissReason.Unsure, Words.Rephrase);
        if (hits[0].Score < limits.Sure) near = [.. hits.Where(h => h.Score >= limits.Ask).Take(Limits.MaxOptions)];
        return new(
            mind with { Options = [.. near.Select(h => h.Id)], Answered = null, Question = mind.Misses == 0 ? Plain.Beginning(heard.Text) : mind.Question },
            [new Deed.Clarify(near)], "clarify");
    }

    private static Thought Answer(Mind mind, Heard heard, Hit entry) => entry.Id == mind.Last
        ? Missed(mind, heard with { Text = mind.Question ?? entry.Title }, MissReason.NotSolved, Words.NotSolved)
        : new(mind.Trying(entry.Title) with { Answered = entry.Id, Last = entry.Id, Options = [] }, [new Deed.Answer(entry), new Deed.Count(entry.Id, KnowledgeUse.Shown)], "answer");

    private static Thought Begin(Mind mind, Guid flow) => new(mind with { InFlow = true, Answered = null, Options = [] }, [new Deed.Begin(flow)], "flow");

    private static Thought Resolved(Mind mind) => new(
        mind with { Done = true, Misses = 0, Unsolved = 0, Answered = null },
        [new Deed.Count(mind.Answered!.Value, KnowledgeUse.Solved), new Deed.Count(mind.Answered.Value, KnowledgeUse.DeflectedContact), .. Learnt(mind), new Deed.Say(Words.Glad), new Deed.End()], "solved");

    /// <summary>The first words belong to the answer only when no other answer was given to them.</summary>
    private static IEnumerable<Deed> Learnt(Mind mind) => mind is { Question: { } words, Tried.Count: 1 } ? [new Deed.Learn(mind.Answered!.Value, words)] : [];

    private static Thought Failed(Mind mind, Heard heard)
    {
        var missed = Missed(mind, heard, MissReason.NotSolved, Words.NotSolved);
        var entry = mind.Answered!.Value;
        return missed with { Deeds = [new Deed.Count(entry, KnowledgeUse.NotSolved), new Deed.Unlearn(entry, mind.Question ?? heard.Text), .. missed.Deeds] };
    }

    private static Thought? Chat(Mind mind, SmallTalkKind talk) => talk switch
    {
        SmallTalkKind.Greeting => new(mind, [new Deed.Say(Words.Greeting)], "greeting"),
        SmallTalkKind.WhoAreYou => new(mind, [new Deed.Say(Words.WhoIAm, OffersPerson: true)], "whoAreYou"),
        SmallTalkKind.Thanks => mind.Question is null
            ? new(mind with { Done = true }, [new Deed.Say(Words.Welcome), new Deed.End()], "thanks")
            : new(mind, [new Deed.Say(Words.Welcome)], "thanks"),
        SmallTalkKind.Bye => new(mind with { Done = true }, [new Deed.Say(Words.Bye), new Deed.End()], "bye"),
        SmallTalkKind.Yes => new(mind, [new Deed.Say(Words.Greeting)], "yes"),
        _ => null,
    };

    private static bool IsAngry(Heard heard) => heard.MindsAnger && heard.Feeling is { Emotion: Emotion.Anger, Strength: >= Limits.Anger };

    private static bool IsQuestion(Heard heard) => heard.Choice is null && Plain.HasWords(heard.Text) && SmallTalk.Of(heard.Text) == SmallTalkKind.None;

    private static Mind HandedOver(Mind mind) => mind with { Done = true, Intake = null, InFlow = false, Options = [], Answered = null };

    private static Mind TakeContact(Mind mind, Heard heard)
    {
        var contact = Plain.Beginning(heard.Text);
        return Plain.HasWords(contact) ? mind.Knowing("contact", contact) with { Question = mind.Question ?? contact } : mind;
    }

    private static Deed Later(Heard heard) => new Deed.Say(heard.Open ? Words.Connecting : Words.ConnectingLater);
}

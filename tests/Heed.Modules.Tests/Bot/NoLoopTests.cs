using FsCheck;
using FsCheck.Fluent;
using Heed.Bot.Thinking;
using Heed.Knowledge.Public;
using Heed.Text.Sentiments;

namespace Heed.Modules.Tests.Bot;

/// <summary>For any sequence of messages: bounded, never the same answer twice in a row, a person within reach.</summary>
public sealed class NoLoopTests
{
    private static readonly string[] Texts = ["怎么退货", "where is my order", "你好", "谢谢", "好的", "没用", "no", "yes", "???", "😡", "", "bye", "你是谁", "不用转人工", "xyzzy", new string('啊', 20_000), "2", "转不转"];
    private static readonly string[] Choices = [Thinker.Solved, Thinker.NotSolved, Thinker.NoneOfThese, "entry:00000000000000000000000000000001", "entry:garbage", "flow:00000000000000000000000000000009", "n1.yes", "\u0000"];

    private static Gen<Heard> Messages =>
        from text in Gen.Elements(Texts)
        from press in Gen.Choose(0, 3)
        from choice in Gen.Elements(Choices)
        from scores in Gen.ArrayOf(Gen.Choose(0, 100), 3)
        from open in Gen.Elements(true, false)
        from reachable in Gen.Elements(true, false)
        select new Heard(text)
        {
            Choice = press == 0 ? choice : null,
            Knowledge = [.. scores.Select((s, i) => new Hit(new Guid(i + 1, 0, 0, new byte[8]), "entry " + i, s / 100.0)).OrderByDescending(h => h.Score)],
            Open = open,
            Reachable = reachable,
            Feeling = default(Feeling),
        };

    [Fact]
    public void Any_talk_ends_or_brings_a_person_within_a_bounded_number_of_unsolved_messages() => Holds(talk =>
    {
        var (mind, unsolved) = (new Mind(), 0);
        foreach (var heard in talk)
        {
            var thought = Thinker.Think(mind, heard, Limits.Default);
            unsolved = thought.Mind.Done || thought.Mind.Unsolved == 0 ? 0 : unsolved + 1;
            // One more than the limit: out of hours it first asks how to answer.
            if (unsolved > Limits.MaxUnsolved + 1 || thought.Mind.Misses > Limits.MaxMisses || thought.Deeds.Count == 0) return false;
            mind = thought.Mind with { InFlow = false };
        }

        return true;
    });

    [Fact]
    public void The_same_answer_is_never_given_twice_in_a_row() => Holds(talk =>
    {
        var (mind, last) = (new Mind(), Guid.Empty);
        foreach (var heard in talk)
        {
            var thought = Thinker.Think(mind, heard, Limits.Default);
            if (thought.Deeds.OfType<Deed.Answer>().FirstOrDefault() is { } answer)
            {
                if (answer.Entry.Id == last) return false;
                last = answer.Entry.Id;
            }

            if (thought.Mind.Done) last = Guid.Empty;
            mind = thought.Mind with { InFlow = false };
        }

        return true;
    });

    [Fact]
    public void From_wherever_it_stands_a_person_is_at_most_two_messages_away() => Holds(talk =>
    {
        var mind = new Mind();
        foreach (var heard in talk)
        {
            mind = Thinker.Think(mind, heard, Limits.Default).Mind;
            var asked = Thinker.Think(mind, heard with { Text = "转人工", Choice = null }, Limits.Default);
            var next = asked.Deeds.OfType<Deed.HandOver>().Any() ? asked : Thinker.Think(asked.Mind, heard with { Text = "13800000000", Choice = null }, Limits.Default);
            if (!next.Deeds.OfType<Deed.HandOver>().Any()) return false;
            mind = mind with { InFlow = false };
        }

        return true;
    });

    private static void Holds(Func<Heard[], bool> property) =>
        Prop.ForAll(Gen.ArrayOf(Messages).Resize(60).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}

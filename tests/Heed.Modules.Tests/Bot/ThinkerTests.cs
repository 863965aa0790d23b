using Heed.Bot.Thinking;
using Heed.Knowledge.Public;
using Heed.Text.Sentiments;

namespace Heed.Modules.Tests.Bot;

public sealed class ThinkerTests
{
    private static readonly Guid Returns = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Shipping = Guid.Parse("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void A_sure_hit_is_answered_with_its_source()
    {
        var thought = Think(new Mind(), "怎么退货", [new Hit(Returns, "如何退货", 0.9), new Hit(Shipping, "运费", 0.2)]);
        Assert.Equal(Returns, thought.Deeds.OfType<Deed.Answer>().Single().Entry.Id);
        Assert.Contains(new Deed.Count(Returns, KnowledgeUse.Shown), thought.Deeds);
    }

    [Theory]
    [InlineData("YQ10240618", null)]
    [InlineData("finance@banshan.example", null)]
    [InlineData("www.example.com/a?b=c", null)]
    [InlineData("OK!", null)]
    [InlineData("138 0013 8000", null)]
    [InlineData("订单 YQ10240618 thanks", true)]
    [InlineData("hello", false)]
    [InlineData("Is AB-12 here yet?", false)]
    public void A_number_an_address_and_an_ok_are_in_no_language(string text, bool? chinese)
    {
        Assert.Equal(chinese, Plain.IsChinese(text));
        Assert.Equal(chinese == false ? "en" : "zh-CN", Think(new Mind { Language = "zh-CN" }, text, []).Mind.Language);
    }

    [Theory]
    [InlineData("订单 {{order.number}} 的最新物流", "订单的最新物流")]
    [InlineData("Your order {{order.number}} is here", "Your order is here")]
    [InlineData("Until {{order.warranty}}.", "Until.")]
    [InlineData("{{customer.name}} 您好", " 您好")]
    [InlineData("{{fact}}、{{ fact }}", "A1、A1")]
    [InlineData("{{open", "{{open")]
    public void What_is_unknown_leaves_no_hole_in_a_sentence(string text, string filled) =>
        Assert.Equal(filled, Heed.Bot.Talking.Filling.Fill(text, null, new Dictionary<string, string> { ["fact"] = "A1" }));

    [Fact]
    public void Two_close_hits_are_asked_about_and_asked_only_once()
    {
        Hit[] close = [new Hit(Returns, "如何退货", 0.7), new Hit(Shipping, "运费", 0.68)];
        var first = Think(new Mind(), "退货运费", close);
        Assert.Equal(2, first.Deeds.OfType<Deed.Clarify>().Single().Options.Count);
        var again = Think(first.Mind, "就是退货运费", close);
        Assert.Empty(again.Deeds.OfType<Deed.Clarify>());
        Assert.Single(again.Deeds.OfType<Deed.Answer>());
    }

    [Fact]
    public void The_second_miss_brings_a_person()
    {
        var first = Think(new Mind(), "量子力学", []);
        Assert.Contains(new Deed.Say(Words.Rephrase, OffersPerson: true), first.Deeds);
        var second = Think(first.Mind, "薛定谔", []);
        Assert.Contains(new Deed.HandOver("misses"), second.Deeds);
        Assert.Equal("量子力学", second.Mind.Question);
    }

    [Fact]
    public void An_answer_that_did_not_help_is_a_miss_and_never_given_twice_in_a_row()
    {
        Hit[] hits = [new Hit(Returns, "如何退货", 0.9)];
        var answered = Think(new Mind(), "怎么退货", hits);
        var again = Think(answered.Mind, "到底怎么退货啊", hits);
        Assert.Empty(again.Deeds.OfType<Deed.Answer>());
        Assert.Equal(1, again.Mind.Misses);
        var no = Think(again.Mind, "没用", hits);
        Assert.Contains(new Deed.HandOver("misses"), no.Deeds);
    }

    [Theory]
    [InlineData("气死我了，你们就是骗子，我要投诉")]
    [InlineData("this is a scam, I will call my lawyer")]
    public void Anger_brings_a_person(string text)
    {
        var heard = new Heard(text) { Feeling = SentimentLexicon.Score(text), Knowledge = [new Hit(Returns, "如何退货", 0.9)] };
        Assert.Contains(new Deed.HandOver("anger"), Thinker.Think(new Mind(), heard, Limits.Default).Deeds);
    }

    [Fact]
    public void Preferred_customers_get_a_person_at_once() =>
        Assert.Contains(new Deed.HandOver("vip"), Thinker.Think(new Mind(), new Heard("怎么退货") { Preferred = true }, Limits.Default).Deeds);

    [Fact]
    public void Solved_ends_and_counts()
    {
        var answered = Think(new Mind(), "怎么退货", [new Hit(Returns, "如何退货", 0.9)]);
        var solved = Thinker.Think(answered.Mind, new Heard("解决了") { Choice = Thinker.Solved }, Limits.Default);
        Assert.Contains(new Deed.Count(Returns, KnowledgeUse.Solved), solved.Deeds);
        Assert.IsType<Deed.End>(solved.Deeds[^1]);
        Assert.True(solved.Mind.Done);
    }

    [Fact]
    public void Closed_and_out_of_reach_it_asks_once_how_to_answer_then_takes_the_request()
    {
        var closed = new Heard("转人工") { Open = false, Reachable = false };
        var asked = Thinker.Think(new Mind(), closed, Limits.Default);
        Assert.Equal([new Deed.Say(Words.ContactPlease)], asked.Deeds);
        var taken = Thinker.Think(asked.Mind, closed with { Text = "13800000000，想问退货" }, Limits.Default);
        Assert.Contains(new Deed.HandOver("asked"), taken.Deeds);
        Assert.Contains(taken.Mind.Facts, f => f.Value.Contains("13800000000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pressed_answer_that_was_deleted_meanwhile_is_a_miss_not_a_fault()
    {
        var thought = Thinker.Think(new Mind { Options = [Returns] }, new Heard("如何退货") { Choice = Thinker.ChoiceOf(Returns) }, Limits.Default);
        Assert.Equal(1, thought.Mind.Misses);
    }

    [Theory]
    [InlineData("😡😡😡")]
    [InlineData("？？？")]
    [InlineData("   ")]
    public void Without_words_it_asks_for_words(string text) => Assert.Contains(Think(new Mind(), text, []).Deeds, d => d is Deed.Say { Words: Words.InWordsPlease });

    private static Thought Think(Mind mind, string text, IReadOnlyList<Hit> hits) => Thinker.Think(mind, new Heard(text) { Knowledge = hits }, Limits.Default);
}

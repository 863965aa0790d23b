using Heed.Bot.Mining;
using Heed.Conversations.Public;

namespace Heed.Modules.Tests.Bot;

public sealed class PairFinderTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_question_and_what_solved_it_are_found_between_greetings_and_thanks()
    {
        var found = PairFinder.Find(Talk("c:你好", "c:请问洗衣机可以装在阳台吗", "a:您好，稍等", "a:可以的，阳台需要有上下水和插座，师傅会带转接头。还有什么可以帮您？", "c:谢谢", "a:不客气，祝您生活愉快！"), 5)!;
        Assert.Equal(("请问洗衣机可以装在阳台吗", "可以的，阳台需要有上下水和插座，师傅会带转接头。", "zh-CN"), (found.Question, found.Answer, found.Language));
        Assert.True(found.Quality >= 90);
        var english = PairFinder.Find(Talk("c:Hi", "c:Can the washer stand on a balcony?", "a:Hello! Let me check.", "a:Yes. It needs a tap and a socket there.", "c:thanks", "a:You are welcome! Anything else?"), null)!;
        Assert.Equal(("Can the washer stand on a balcony?", "Yes. It needs a tap and a socket there.", "en"), (english.Question, english.Answer, english.Language));
    }

    [Theory]
    [InlineData(null, "c:怎么退货", "c:在吗")]
    [InlineData(null, "c:怎么退货", "b:七天内可以在订单页申请退货。")]
    [InlineData(null, "c:怎么退货", "a:请问您的订单号是多少？")]
    [InlineData(null, "c:怎么退货", "a:好的，稍等")]
    [InlineData(null, "c:谢谢", "a:七天内可以在订单页申请退货，运费由我们出。")]
    [InlineData(null, "c:转人工", "a:七天内可以在订单页申请退货，运费由我们出。")]
    [InlineData(2, "c:怎么退货", "a:七天内可以在订单页申请退货，运费由我们出。", "c:谢谢")]
    [InlineData(3, "c:怎么退货", "a:七天内可以在订单页申请退货，运费由我们出。", "c:还是没解决")]
    [InlineData(null, "c:我的包裹到哪了", "a:您的快递单号是 SF1398271625，明天送到。", "c:谢谢")]
    [InlineData(null, "c:我的包裹到哪了", "a:明天送到浙江省杭州市西湖区文三路 138 号 2 幢 301 室。", "c:谢谢")]
    [InlineData(null, "c:订单 202605041234 怎么退", "a:七天内可以在订单页申请退货，运费由我们出。")]
    public void What_others_could_not_use_is_left_out(int? rating, params string[] talk) => Assert.Null(PairFinder.Find(Talk(talk), rating));

    [Fact]
    public void Pauses_are_not_work()
    {
        var talk = new List<Utterance>
        {
            new(MessageAuthor.Customer, "怎么退货", Start), new(MessageAuthor.Agent, "请稍等", Start.AddMinutes(1)), new(MessageAuthor.Agent, "七天内可以退", Start.AddMinutes(3)),
            new(MessageAuthor.Customer, "好的", Start.AddMinutes(4)), new(MessageAuthor.Agent, "再见", Start.AddHours(9)), new(MessageAuthor.Agent, "。", Start.AddHours(9)),
        };
        Assert.Equal(TimeSpan.FromMinutes(13.25), PairFinder.Worked(talk));
        Assert.Equal(TimeSpan.Zero, PairFinder.Worked([]));
    }

    [Fact]
    public void No_talk_however_odd_breaks_it()
    {
        string[] odd = ["", "\ud800", new string('字', 100_000), new string('?', 50_000), string.Concat(Enumerable.Repeat("a. ", 30_000)), "\u202e\u200b", "<script>"];
        foreach (var first in odd)
        {
            foreach (var second in odd) Assert.Null(PairFinder.Find([new(MessageAuthor.Customer, first, Start), new(MessageAuthor.Agent, second, Start)], null) is { Question.Length: > 200 } ? "long" : null);
        }
    }

    /// <summary>c: the customer, a: an agent, b: the bot.</summary>
    private static List<Utterance> Talk(params string[] said) =>
        [.. said.Select((s, i) => new Utterance(s[0] switch { 'c' => MessageAuthor.Customer, 'a' => MessageAuthor.Agent, _ => MessageAuthor.Bot }, s[2..], Start.AddMinutes(i)))];
}

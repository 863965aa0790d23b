using System.Globalization;

namespace Heed.Browser.Tests.Bot;

/// <summary>Forty visitors of each language: ten paraphrases, ten questions nobody wrote an answer to, five angry, five after an order, five who return something, five who want a person.</summary>
internal static class Guests
{
    private static readonly (string Asks, string Source)[] ChineseQuestions =
    [
        ("空调滤网怎么洗干净", "空调滤网怎么清洗"), ("怎么退款呀，几天到账", "退款多久到账"), ("冰箱冷藏结冰了怎么处理", "冰箱冷藏室结冰"), ("保修从哪天开始算，一共几年", "保修期怎么算，从哪天起"), ("空调装好以后不制冷是怎么回事", "空调不制冷怎么办"),
        ("能分期付款吗？", "可以分期付款吗"), ("买完就降价了，差价能退吗", "降价了能退差价吗"), ("怎么给空调连上手机 wifi", "怎么连接 Wi-Fi 和手机"), ("我想把空调搬到新家，移机多少钱", "空调移机怎么收费"), ("洗衣机排水特别慢", "滚筒洗衣机排水慢"),
    ];

    private static readonly (string Asks, string Source)[] EnglishQuestions =
    [
        ("how do I clean the AC filter", "How do I clean the filter of the air conditioner?"), ("when will I get my money back after a refund", "When do I get my refund?"), ("how long is the warranty", "How long is the warranty, and from when?"),
        ("my washing machine drains slowly", "The washing machine drains slowly"), ("my air conditioner is not cooling the room", "The air conditioner does not cool"), ("can I pay in instalments", "Can I pay by instalments?"),
        ("the price dropped after I bought it, do I get the difference", "The price dropped. Do I get the difference?"), ("how do I connect the app over wi-fi", "How do I connect Wi-Fi and the app?"), ("there is ice in my fridge", "Ice in the fridge"),
        ("what does moving my air conditioner cost", "What does moving an air conditioner cost?"),
    ];

    private static readonly string[] ChineseUnknown = ["你们公司股票代码是多少", "能帮我写一首关于秋天的诗吗", "明天杭州天气怎么样", "量子纠缠怎么解释", "附近有什么好吃的火锅", "围棋怎么入门", "护照过期了去哪里办", "地球到月亮有多远", "推荐一部科幻电影", "怎么学会游泳"];
    private static readonly string[] EnglishUnknown = ["what is the capital of Iceland", "write me a python script", "who won the world cup", "tell me about black holes", "how do I renew my passport", "what is the meaning of life", "recommend a science fiction film", "how do volcanoes erupt", "teach me to swim", "who painted the night watch"];
    private static readonly string[] ChineseAnger = ["你们就是骗子，我要投诉你们！", "太气人了，什么破服务，垃圾公司", "气死我了！三次都没修好，你们到底管不管", "你们这帮骗子，退钱！我要去消协投诉", "垃圾服务，恶心，再也不买了，差评！"];
    private static readonly string[] EnglishAnger = ["This is outrageous, you are all liars and thieves!", "I am furious, worst service ever, absolutely disgusting!", "You scammers, give me my money back, I will sue you!", "I hate this company, terrible, terrible service!", "This is a ridiculous joke, I am so angry with you!"];
    private static readonly string[] ChinesePerson = ["转人工", "我要找真人客服", "不要机器人，叫个人来", "人工客服在吗", "帮我转接人工"];
    private static readonly string[] EnglishPerson = ["I want to talk to a person", "human please", "can I speak to an agent", "no bot, a real person please", "connect me to a representative"];

    /// <summary>All forty.</summary>
    /// <param name="orders">Numbers of five orders; the first three are those of <paramref name="buyers"/>.</param>
    public static IReadOnlyList<Guest> All(string language, IReadOnlyList<string> orders, IReadOnlyList<string> buyers)
    {
        var chinese = language == "zh-CN";
        var guests = new List<Guest>();
        guests.AddRange((chinese ? ChineseQuestions : EnglishQuestions).Select((q, i) => new Guest("question", i % 2 == 0 ? [q.Asks, "#solved"] : [q.Asks], q.Source)));
        var unknown = chinese ? ChineseUnknown : EnglishUnknown;
        guests.AddRange(unknown.Select((words, i) => new Guest("unknown", [words, unknown[(i + 3) % unknown.Length], unknown[(i + 5) % unknown.Length]])));
        guests.AddRange((chinese ? ChineseAnger : EnglishAnger).Select(words => new Guest("angry", [words])));
        var (asks, returns, why) = chinese ? ("我的快递到哪了", "我要退货", "颜色和图片不一样") : ("where is my order", "I want to return this", "The colour is not that of the picture");
        for (var i = 0; i < 5; i++)
        {
            // Three with proof; a stranger without any; one who is known, and asks after the order of another.
            var buyer = i < 3 ? buyers[i] : i == 3 ? null : buyers[0] + "-other";
            guests.Add(new Guest("order", [asks, orders[i < 3 ? i : 3]], null, buyer, i < 3));
            guests.Add(new Guest("return", [returns, orders[i < 3 ? i : 4], "#.refund", why], null, buyer is null ? null : buyer + "-r", i < 3));
        }

        guests.AddRange((chinese ? ChinesePerson : EnglishPerson).Select(words => new Guest("person", [words])));
        return guests;
    }

    public static string Number(string run, int index) => string.Create(CultureInfo.InvariantCulture, $"W{run}-{index:00}");
}

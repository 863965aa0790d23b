namespace Heed.Bot.Thinking;

/// <summary>
/// Whether somebody asks for a person, in Chinese or English, clause by clause so that "no bot, a human please" asks and
/// "no need for a human" does not. Errs on the side of a person: that costs a minute, the other costs a customer.
/// </summary>
internal static class PersonWish
{
    private static readonly string[] Chinese =
    [
        "转人工", "转接人工", "人工客服", "人工服务", "人工坐席", "人工座席", "接人工", "找人工", "要人工", "换人工", "叫人工", "联系人工", "人工接待", "人工回复", "有人工", "人工处理", "人工帮", "人工吧", "人工呢",
        "真人客服", "真人服务", "转真人", "要真人", "找真人", "换真人", "跟真人", "和真人", "活人", "找客服", "转客服", "联系客服", "在线客服", "叫客服", "要客服", "换客服", "客服人员", "客服电话", "找个人", "换个人", "找人来", "叫个人", "派个人", "来个人",
        "找你们经理", "叫你们经理", "找经理", "找主管", "找你们领导", "找负责人", "转接客服", "跟人聊", "和人聊", "跟人说", "轉人工", "真人客服", "人工客服",
    ];

    private static readonly string[] ChineseWhole = ["人工", "真人", "客服", "转", "转接", "人工在吗", "客服在吗", "人呢", "有人吗在线", "0"];
    private static readonly string[] ChineseNot = ["不用", "不需要", "不要", "不想", "不必", "无需", "没必要", "先不", "先别", "别", "不是要", "暂不", "不找", "不转"];
    private static readonly string[] NoBot =
    [
        "不要机器人", "不想跟机器人", "不想和机器人", "别用机器人", "不跟机器人", "不和机器人", "机器人别", "讨厌机器人", "不是机器人的",
        "no bot", "no more bot", "not a bot please", "stop the bot", "don't want a bot", "don't want to talk to a bot", "don't want to talk to a machine", "not talk to a bot", "hate bots", "hate this bot", "no robot", "no chatbot",
    ];

    private static readonly HashSet<string> People =
    [
        "human", "humans", "person", "people", "agent", "agents", "representative", "rep", "operator", "someone", "somebody", "staff", "advisor", "adviser", "manager", "supervisor", "employee", "specialist", "support",
    ];

    private static readonly HashSet<string> Verbs =
    [
        "talk", "speak", "chat", "connect", "transfer", "switch", "escalate", "want", "need", "get", "give", "put", "let", "like", "talking", "speaking", "contact", "reach", "call", "is", "are", "any", "pass", "bring", "find", "prefer",
    ];

    private static readonly HashSet<string> EnglishWhole =
    [
        "human", "a human", "human please", "real person", "real human", "live agent", "live chat", "live person", "live human", "agent", "agent please", "representative", "operator", "operator please", "person", "person please", "a person please",
        "a real person", "a real person please", "a human please", "customer service", "customer support", "human agent", "human support", "real person please", "an agent please",
    ];

    private static readonly string[] EnglishNot =
    [
        "don't need", "do not need", "don't want", "do not want", "no need", "not need", "without", "rather not", "no human", "no agent", "no person", "needn't", "don't transfer", "do not transfer", "don't connect", "do not connect", "don't put", "not want", "dont need", "dont want",
    ];

    // "agent code", "a person's size": the word means something else there.
    private static readonly HashSet<string> Not = ["code", "id", "fee", "fees", "portal", "login", "number", "name", "bag", "size", "ticket"];

    /// <summary>Whether it asks for a person.</summary>
    public static bool In(string text) => Read(text) == true;

    /// <summary>Whether it says that no person is needed, and nothing else.</summary>
    public static bool IsDeclined(string text) => Read(text) == false && text.Length <= 40;

    /// <summary>True for a wish, false for a person declined, null when people are not spoken of.</summary>
    private static bool? Read(string text)
    {
        bool? found = null;
        foreach (var clause in Plain.Clauses(Plain.Fold(text).Replace(" but ", ", ", StringComparison.Ordinal).Replace("但是", ",", StringComparison.Ordinal)))
        {
            var one = Chinesely(clause) ?? Englishly(Plain.Bare(clause));
            if (one == true) return true;
            found ??= one;
        }

        return found;
    }

    private static bool? Chinesely(string clause)
    {
        if (NoBot.Any(p => clause.Contains(p, StringComparison.Ordinal))) return true;
        if (ChineseWhole.Contains(Plain.Bare(clause))) return true;
        foreach (var phrase in Chinese)
        {
            var at = clause.IndexOf(phrase, StringComparison.Ordinal);
            if (at < 0) continue;
            var before = clause[Math.Max(0, at - 6)..at];
            // "why can I not reach…" asks; only what says it is not wanted declines. "不要" then "转人工": 不要转人工.
            return !ChineseNot.Any(n => before.Contains(n, StringComparison.Ordinal)) || before.Contains("为什么", StringComparison.Ordinal);
        }

        return null;
    }

    private static bool? Englishly(string clause)
    {
        if (EnglishWhole.Contains(clause)) return true;
        var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (!People.Contains(words[i]) || (i + 1 < words.Length && Not.Contains(words[i + 1]))) continue;
            // "support" and "someone" are people only when one wants to speak with them.
            var weak = words[i] is "support" or "someone" or "somebody" or "people" or "staff" or "person";
            var reach = words[Math.Max(0, i - 6)..i];
            var verb = Array.FindLastIndex(reach, w => Verbs.Contains(w));
            if (verb < 0 || (weak && !reach.Any(w => w is "talk" or "speak" or "chat" or "connect" or "transfer" or "talking" or "speaking" or "real" or "live" or "actual" or "switch" or "escalate" or "reach"))) continue;
            return !EnglishNot.Any(n => clause.Contains(n, StringComparison.Ordinal));
        }

        return null;
    }
}

namespace Heed.Bot.Thinking;

/// <summary>Recognises greetings, thanks, farewells, "who are you", yes and no: only when a message is nothing else.</summary>
internal static class SmallTalk
{
    private const int Longest = 60;

    private static readonly Dictionary<string, SmallTalkKind> Known = Build(
        (SmallTalkKind.Greeting, "你好|您好|你们好|哈喽|哈啰|嗨|在|在吗|在么|在不在|有人吗|有人在吗|早|早上好|上午好|中午好|下午好|晚上好|亲|亲在吗|hi|hello|hey|hi there|hello there|hey there|good morning|good afternoon|good evening|greetings|yo|anyone there|hello anyone there|you there|are you there"),
        (SmallTalkKind.Thanks, "谢谢|谢谢你|谢谢您|多谢|感谢|谢了|谢啦|非常感谢|十分感谢|辛苦|辛苦了|好的谢谢|ok谢谢|麻烦了|谢|thanks|thank you|thank you so much|thank you very much|thx|ty|cheers|thanks a lot|many thanks|ok thanks|great thanks|ok thank you|thanks so much|much appreciated"),
        (SmallTalkKind.Bye, "再见|拜拜|拜|88|没事了|没有了|没别的了|不用了|不用了谢谢|没问题了|先这样|就这样|bye|bye bye|goodbye|good bye|see you|that's all|thats all|that is all|no that's all|nothing else|no more questions|i'm done|im done"),
        (SmallTalkKind.WhoAreYou, "你是谁|您是谁|你是机器人|你是机器人吗|你是真人|你是真人吗|是机器人吗|你叫什么|你叫什么名字|你能做什么|你会什么|你会做什么|你可以做什么|who are you|what are you|are you a bot|are you a robot|are you human|are you a human|are you real|are you a real person|is this a bot|am i talking to a bot|am i talking to a robot|what can you do|what's your name|whats your name|what is your name|are you ai"),
        (SmallTalkKind.Yes, "解决了|已解决|已经解决|已经解决了|可以了|明白了|懂了|知道了|清楚了|是|是的|对|对的|嗯|嗯嗯|有用|有帮助|好的|好|行|ok|okay|yes|yep|yeah|yup|solved|it is solved|that helped|that helps|it helped|it works|it works now|that works|got it|understood|i see|makes sense|perfect|sure|great"),
        (SmallTalkKind.No, "没解决|没有解决|没有|没|还没|还是没解决|还是不行|不行|不对|不是|没用|没帮助|没有帮助|没有用|不是这个|不是这个问题|答非所问|看不懂|不明白|no|nope|nah|not solved|it is not solved|did not help|didn't help|doesn't help|that didn't help|that did not help|not helpful|doesn't work|does not work|it doesn't work|still not working|not what i asked|wrong|that's wrong|not really|no it didn't"));

    /// <summary>What kind of small talk the whole message is; none when there is more in it.</summary>
    public static SmallTalkKind Of(string text)
    {
        if (text.Length > Longest) return SmallTalkKind.None;
        if (Thumbs(text) is { } sign) return sign;
        var kind = SmallTalkKind.None;
        foreach (var clause in Plain.Clauses(Plain.Fold(text)))
        {
            var one = OfClause(Plain.Bare(clause));
            if (one == SmallTalkKind.None) return SmallTalkKind.None;
            // "Yes, thanks": the yes answers what was asked.
            if (kind is not (SmallTalkKind.Yes or SmallTalkKind.No)) kind = one;
        }

        return kind;
    }

    private static SmallTalkKind OfClause(string bare)
    {
        if (Known.TryGetValue(bare, out var kind)) return kind;
        var trimmed = bare.TrimEnd('啊', '呀', '哦', '哈', '呢', '啦', '吧', '嘛', '哟', '喔');
        return trimmed.Length > 0 && Known.TryGetValue(trimmed, out kind) ? kind : SmallTalkKind.None;
    }

    private static SmallTalkKind? Thumbs(string text) => text.Trim() switch
    {
        "👍" or "👌" or "✅" => SmallTalkKind.Yes,
        "🙏" or "❤️" or "❤" or "🌹" or "😘" => SmallTalkKind.Thanks,
        "👎" or "❌" => SmallTalkKind.No,
        "👋" => SmallTalkKind.Greeting,
        _ => null,
    };

    private static Dictionary<string, SmallTalkKind> Build(params (SmallTalkKind Kind, string Phrases)[] groups)
    {
        var known = new Dictionary<string, SmallTalkKind>(StringComparer.Ordinal);
        foreach (var (kind, phrases) in groups)
        {
            foreach (var phrase in phrases.Split('|')) known.TryAdd(phrase, kind);
        }

        return known;
    }
}

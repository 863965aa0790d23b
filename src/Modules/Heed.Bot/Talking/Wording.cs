using System.Globalization;
using Heed.Bot.Thinking;

namespace Heed.Bot.Talking;

/// <summary>The bot's own sentences, in Chinese and English.</summary>
internal static class Wording
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly Dictionary<Words, LocalText> Sentences = new()
    {
        [Words.Greeting] = new("您好！请问有什么可以帮您？", "Hello! How can I help?"),
        [Words.WhoIAm] = new("我是自动应答助手，能回答常见问题、查询订单和登记需求。需要时随时可以转人工。", "I am an automatic assistant: I answer common questions, look up orders and take requests. You can ask for a person at any time."),
        [Words.Welcome] = new("不客气！", "You are welcome!"),
        [Words.Bye] = new("感谢您的咨询，祝您生活愉快。", "Thank you for writing. Have a good day."),
        [Words.Glad] = new("很高兴能帮到您。如有其他问题，随时告诉我。", "Glad that helped. If there is anything else, just write."),
        [Words.Rephrase] = new("抱歉，我没有找到准确的答案。您可以换一种说法，或者转人工。", "Sorry, I found no sure answer. You could put it another way, or talk to a person."),
        [Words.NotSolved] = new("抱歉没能解决您的问题。您可以再说明一下具体情况，或者转人工。", "Sorry that this did not solve it. You could tell me a little more, or talk to a person."),
        [Words.InWordsPlease] = new("我暂时只能看懂文字，请用文字描述您的问题，或者转人工。", "I can read words only. Please describe your question in words, or talk to a person."),
        [Words.FilesUnseen] = new("文件已收到，但我看不了其中的内容。请用文字描述您的问题，或者转人工查看。", "I have your file but cannot look into it. Please describe your question in words, or let a person look."),
        [Words.NoPerson] = new("好的，我继续为您服务。请说说您的问题。", "All right, I will go on. What is your question?"),
        [Words.Clarify] = new("您想问的是下面哪一个？", "Which of these do you mean?"),
        [Words.Connecting] = new("正在为您转接人工客服，请稍候。前面的内容已一并转交，不用重复说明。", "I am getting a person for you. They will see what you wrote, so you need not repeat it."),
        [Words.ConnectingLater] = new("现在是非工作时间，您的需求已记录并转交人工客服。", "We are closed now. Your request has been taken down for our team."),
        [Words.StillThere] = new("您还在吗？如果问题解决了，可以直接离开；如果还需要帮助，请继续说，或输入“转人工”。", "Are you still there? If it is solved you may simply leave; otherwise write on, or ask for a person."),
        [Words.ClosedSilent] = new("这次对话先到这里。需要时随时再发消息，前面的内容都在。", "I will close this for now. Write again whenever you like: everything said so far is kept."),
        [Words.ContactPlease] = new("现在是非工作时间。请留下您的电话或邮箱，以及要咨询的问题，我们会联系您。", "We are closed now. Please leave a phone number or e-mail address and your question, and we will get back to you."),
    };

    /// <summary>The sentence in the bot's own words, else in ours.</summary>
    public static string Say(Bots.Bot? bot, Words words, string language) =>
        bot is not null && bot.Texts.Length > 2 && Bots.OwnTexts.Read(bot.Texts).GetValueOrDefault(Bots.OwnTexts.NameOf(words))?.In(language) is { Length: > 0 } own ? own : Sentences[words].In(language);

    /// <summary>The sentence as we word it.</summary>
    public static LocalText Ours(Words words) => Sentences[words];

    /// <summary>How many wait before; empty when nobody does.</summary>
    public static string Ahead(int ahead, string language) => ahead switch
    {
        0 => "",
        _ when language == "zh-CN" => $"您前面还有 {ahead} 位。",
        1 => " One person is before you.",
        _ => $" {ahead} people are before you.",
    };

    /// <summary>When an answer comes; empty when nobody knows.</summary>
    public static string Later(DateTimeOffset? next, string language) => next is not { } at ? "" : language == "zh-CN" ? $"我们将在 {Moment(at, language)} 上班后尽快答复您。" : $" We are back {Moment(at, language)} and will answer then.";

    /// <summary>A moment as people say it, in its own offset.</summary>
    public static string Moment(DateTimeOffset at, string language) => language == "zh-CN"
        ? at.ToString("M月d日（ddd）HH:mm", Chinese)
        : at.ToString("dddd, d MMMM, HH:mm", CultureInfo.InvariantCulture);

    public static PartChoice Person(string language) => new(Thinker.Person, language == "zh-CN" ? "转人工" : "Talk to a person");

    public static PartChoice None(string language) => new(Thinker.NoneOfThese, language == "zh-CN" ? "都不是" : "None of these");

    public static IReadOnlyList<PartChoice> SolvedChoices(string language) =>
    [
        new(Thinker.Solved, language == "zh-CN" ? "解决了" : "Yes, solved"), new(Thinker.NotSolved, language == "zh-CN" ? "没有解决" : "Not yet"), Person(language),
    ];

    /// <summary>For channels without buttons.</summary>
    public static string Plainly(string text, MessageParts? parts, string language)
    {
        if (parts is null) return text;
        var plain = new System.Text.StringBuilder(text);
        foreach (var line in parts.Card?.Lines ?? []) plain.Append('\n').Append(line.Label.Length > 0 ? line.Label + (language == "zh-CN" ? "：" : ": ") : "").Append(line.Value);
        if (parts.SolvedQuestion is true) return plain.Append("\n\n").Append(language == "zh-CN" ? "这解决了您的问题吗？请回复“是”或“否”，也可以回复“转人工”。" : "Did this solve it? Please answer yes or no, or ask for a person.").ToString();
        var number = 0;
        foreach (var choice in parts.Choices ?? []) plain.Append('\n').Append(++number).Append(". ").Append(choice.Label);
        return plain.ToString();
    }
}

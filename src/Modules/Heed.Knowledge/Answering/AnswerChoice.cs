using Heed.Knowledge.Entries;

namespace Heed.Knowledge.Answering;

/// <summary>Chooses the answer of an entry for a channel and a language. The language counts more: nobody is helped by the right form in a foreign tongue.</summary>
internal static class AnswerChoice
{
    /// <summary>The answer that fits best; null when the entry has none at all.</summary>
    public static EntryAnswer? Best(EntryContent content, string? channel, string? language)
    {
        var wanted = language ?? content.Language;
        return content.Answers.MaxBy(a => Tongue(a.Language, wanted, content.Language) + Form(a.Channel, channel));
    }

    private static int Tongue(string language, string wanted, string own) =>
        Languages.Same(language, wanted) ? 40 : Languages.Akin(language, wanted) ? 30 : Languages.Same(language, own) ? 20 : Languages.Akin(language, "en") ? 10 : 0;

    private static int Form(string channel, string? wanted)
    {
        if (wanted is not null && channel == wanted) return 4;
        if (channel == KnowledgeChannels.General) return 3;
        // What is written for talking fits where people talk.
        return wanted is not null && Near(channel, wanted) ? 2 : channel == KnowledgeChannels.Chat ? 1 : 0;
    }

    private static bool Near(string channel, string wanted) =>
        (channel, wanted) is (KnowledgeChannels.Chat, KnowledgeChannels.WeChat) or (KnowledgeChannels.WeChat, KnowledgeChannels.Chat);
}

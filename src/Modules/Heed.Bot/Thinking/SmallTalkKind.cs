namespace Heed.Bot.Thinking;

/// <summary>What is said without a question in it.</summary>
internal enum SmallTalkKind
{
    None,
    Greeting,
    Thanks,
    Bye,
    WhoAreYou,
    Yes,
    No,
}

namespace Heed.Bot.Thinking;

/// <summary>Sentences of the bot's own; worded in the visitor's language when they are said.</summary>
internal enum Words
{
    Greeting,
    WhoIAm,
    Welcome,
    Bye,
    Glad,
    Rephrase,
    NotSolved,
    InWordsPlease,
    FilesUnseen,
    NoPerson,
    Clarify,
    Connecting,
    ConnectingLater,
    ContactPlease,
    StillThere,
    ClosedSilent,
}

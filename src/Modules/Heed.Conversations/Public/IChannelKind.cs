namespace Heed.Conversations.Public;

/// <summary>Asked up: each channel module says which kind of inbox it serves.</summary>
public interface IChannelKind
{
    /// <summary>Name of the channel, such as <c>web</c>.</summary>
    string Channel { get; }

    /// <summary>Whether customers write letters here, to be answered within hours, rather than wait for the next line.</summary>
    bool IsLetters => false;
}

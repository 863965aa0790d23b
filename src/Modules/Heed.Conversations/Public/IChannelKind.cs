namespace Heed.Conversations.Public;

/// <summary>Asked up: each channel module says which kind of inbox it serves.</summary>
public interface IChannelKind
{
    /// <summary>Name of the channel, such as <c>web</c>.</summary>
    string Channel { get; }
}

namespace Heed.Channels.Api.Outbox;

/// <summary>Where an outgoing message is. The numbers are stored.</summary>
internal enum OutgoingStage
{
    Waiting = 0,

    /// <summary>The other system took it, or asks for it by itself.</summary>
    Sent = 1,

    /// <summary>Given up; the message says why, and can be sent again.</summary>
    Failed = 2,
}

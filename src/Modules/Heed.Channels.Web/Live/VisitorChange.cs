using Heed.Platform.Live;

namespace Heed.Channels.Web.Live;

/// <summary>A ledger row as visitors may hear of it: a frame for one customer at one inbox, or a word to the room itself.</summary>
/// <param name="Type">Type of the frame, or one of the words below.</param>
/// <param name="Visitor">With <see cref="Bound"/>: the browser whose customer this now is.</param>
/// <param name="Delivered">Position of a message from our side, which counts as delivered once it is sent.</param>
internal sealed record VisitorChange(
    long Seq, string Type, Guid Customer, Guid Inbox = default, Guid Conversation = default, byte[]? Tail = null, Guid? Visitor = null, int? Delivered = null) : IRendered
{
    /// <summary>An anonymous browser became a customer.</summary>
    public const string Bound = "bound";

    /// <summary>The customer may not be here any more.</summary>
    public const string Ended = "ended";

    /// <summary>A conversation of the customer was merged or stands for itself again: the thread is read anew.</summary>
    public const string Moved = "moved";

    /// <summary>The customer was proven: anonymous sockets of it end.</summary>
    public const string Proven = "proven";
}

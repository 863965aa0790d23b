using Heed.Kernel;

namespace Heed.Notices.Sending;

/// <summary>A mail that is to go out. Gone once it is sent; one that was given up stays, with the reason, until retention takes it.</summary>
internal sealed class NoticeSend
{
    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }
    public Guid Person { get; init; }

    /// <summary>A kind of notice, <c>digest</c>, <c>invite</c> or <c>reset</c>.</summary>
    public required string Kind { get; init; }
    public Guid? Notice { get; init; }

    /// <summary>A path that must not be read from the store (it lets one in), sealed under the master key of this id.</summary>
    public string? KeyId { get; init; }
    public byte[]? Sealed { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Tries { get; set; }

    /// <summary>Why it was given up; null while it waits.</summary>
    public string? Failure { get; set; }
}

using Heed.Channels.Email.Quarantine;
using Heed.Platform.Blobs;

namespace Heed.Channels.Email.Intake;

/// <summary>
/// Keeps a mail before anybody looks into it: its bytes are on disk, and row and place in the folder move in one unit. From then on
/// the server's copy is not needed any more, and nothing that reading does to it can lose it.
/// </summary>
internal sealed class MailKeeper(IStore store, IBlobs blobs)
{
    private const long MaxBytes = 64 << 20;

    /// <summary>Keeps the bytes; the mail's id, which is the same for the same bytes. Again does nothing.</summary>
    /// <remarks>The first attempt to read it is counted here already, so that it costs no unit of its own.</remarks>
    /// <param name="tooLarge">The bytes are its headers only, because all of it is more than the mailbox takes.</param>
    public async Task<Guid> KeepAsync(WorkspaceId workspace, Guid inbox, ReadOnlyMemory<byte> raw, bool tooLarge, Action<Unit>? alongside, CancellationToken cancellationToken)
    {
        await using var content = new MemoryStream(raw.ToArray(), writable: false);
        var blob = await blobs.PutAsync(workspace, content, MaxBytes, cancellationToken);
        var id = Ids.FromParts("mail", inbox.ToString("N"), blob.Sha256);
        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                alongside?.Invoke(unit);
                var added = unit.Execute($"""
                    insert into email_mails (workspace, id, inbox, sha256, size, state, sender, sender_name, subject, at, attempts)
                    values ({unit.Workspace}, {id}, {inbox}, {blob.Sha256}, {blob.Size}, {MailState.Arrived}, {""}, {""}, {""}, {unit.Now}, {1})
                    on conflict (workspace, id) do nothing
                    """);
                if (added == 0) return;
                blobs.AddReference(unit, blob, StoredMail.OwnerKind, id);
                if (tooLarge) QuarantineDesk.Put(unit, inbox, id, QuarantineReason.TooLarge, null);
            },
            cancellationToken);
        return id;
    }

    /// <summary>The bytes of a mail; null when they are gone.</summary>
    public async Task<byte[]?> RawAsync(WorkspaceId workspace, string sha256, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(workspace, sha256, cancellationToken);
        if (stream is null) return null;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}

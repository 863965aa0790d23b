using Heed.Channels.Email.Public;

namespace Heed.Channels.Email.Intake;

/// <summary>Takes in what other modules bring: kept first, then read, as from a mailbox.</summary>
internal sealed class MailSlot(IStore store, MailKeeper keeper, MailIntake intake) : IMailIntake
{
    /// <inheritdoc/>
    public async Task<Guid?> TakeAsync(WorkspaceId workspace, Guid inbox, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken)
    {
        var id = await keeper.KeepAsync(workspace, inbox, raw, tooLarge: false, alongside: null, cancellationToken);
        await intake.TakeAsync(workspace, id, cancellationToken);
        using var session = store.Read();
        return await session.FirstAsync(
            $"select m.conversation from email_mails e join conversations_messages m on m.workspace = e.workspace and m.id = e.message where e.workspace = {workspace} and e.id = {id}",
            r => (Guid?)r.Id(0), cancellationToken);
    }
}

using Heed.Kernel;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Accounts.Data;

/// <summary>
/// Accounts holds data about staff. About a customer it knows only that somebody acted on them: the audit log names
/// them by id alone, which is handed out, and after the erasure points to nobody.
/// </summary>
internal sealed class AccountsPersonalData : IPersonalData
{
    public string Section => "accounts";

    public IReadOnlyList<string> Tables { get; } = [.. new AccountsModel().Tables.Where(t => t.Personal).Select(t => t.Name)];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select at, action from accounts_audit where workspace = {workspace} and target = {customer} order by seq",
            r => new { At = r.Time(0), Action = r.Text(1) },
            cancellationToken);
        return rows.Count == 0 ? null : new { audit = rows };
    }

    public void Erase(Unit unit, Guid customer)
    {
        // Ids only, in an append-only log: there is nothing that could name the customer.
    }

    /// <summary>Sessions, links and looks that have run out. The audit log stays: its chain would not survive a gap.</summary>
    public int Retain(Unit unit, DateTimeOffset before, int limit) =>
        unit.Execute($"delete from accounts_sessions where id in (select id from accounts_sessions where expires_at < {before} limit {limit})")
        + unit.Execute($"delete from accounts_links where token_hash in (select token_hash from accounts_links where expires_at < {before} limit {limit})")
        + unit.Execute($"delete from accounts_viewings where session in (select session from accounts_viewings where until < {before} limit {limit}) and until < {before}");
}

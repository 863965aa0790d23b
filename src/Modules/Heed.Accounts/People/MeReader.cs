using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.People;

/// <summary>Reads what somebody may know about themself.</summary>
internal sealed class MeReader(IStore store)
{
    public async Task<MeView> ReadAsync(Guid person, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var self = await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == person, cancellationToken) ?? throw new SignInRequiredRefusal();
        var rows = await session.QueryAsync(
            $"""
            select w.id, w.name, r.name, w.second_factor_from from accounts_members m
            join accounts_workspaces w on w.id = m.workspace
            left join accounts_member_roles g on g.workspace = m.workspace and g.person = m.person
            left join accounts_roles r on r.workspace = g.workspace and r.id = g.role
            where m.person = {person} and m.active and m.joined_at is not null order by w.id, r.name
            """,
            r => (Id: r.Int(0), Name: r.Text(1), Role: r.TextOrNull(2), From: r.TimeOrNull(3)),
            cancellationToken);
        return new MeView(
            PersonView.From(self),
            [.. rows.GroupBy(r => (r.Id, r.Name, r.From)).Select(g => new MyWorkspace(g.Key.Id, g.Key.Name, [.. g.Select(r => r.Role).OfType<string>()], g.Key.From))]);
    }
}

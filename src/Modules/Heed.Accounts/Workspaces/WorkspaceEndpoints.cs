using Heed.Accounts.Data;
using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Workspaces;

/// <summary>Settings of the workspace itself.</summary>
internal static class WorkspaceEndpoints
{
    private static readonly TimeSpan MaxGrace = TimeSpan.FromDays(90);

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("").WithTags("Workspace");
        group.MapGet("/workspace", GetAsync).NeedsMember().WithName("GetWorkspace").WithSummary("Name, language and time zone.");
        group.MapPatch("/workspace", EditAsync).Needs(Permissions.ManageWorkspace).WithName("EditWorkspace").WithSummary("Changes name, language or time zone.");
    }

    private static async Task<Ok<WorkspaceView>> GetAsync(Caller caller, HttpResponse response, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var found = await session.Db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == caller.Scope.Workspace, cancellationToken) ?? throw new NotFoundRefusal();
        Versions.Tell(response, found.Version);
        return TypedResults.Ok(WorkspaceView.From(found));
    }

    private static async Task<Ok<WorkspaceView>> EditAsync(WorkspaceEdit edit, Caller caller, HttpContext context, IStore store, IAudit audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        scope.RequireEverywhere(Permissions.ManageWorkspace);
        var check = new Validate();
        if (edit.Name.IsSet) check.Name(edit.Name.Value);
        if (edit.Language.IsSet) check.That(PersonRules.IsLanguage(edit.Language.Value), "language", "unknown", "zh-CN or en.");
        if (edit.TimeZone.IsSet) check.That(PersonRules.IsTimeZone(edit.TimeZone.Value), "timeZone", "unknown", "An IANA time zone such as Asia/Shanghai.");
        if (edit.SecondFactorFrom is { IsSet: true, Value: { } from }) check.That(from <= time.GetUtcNow() + MaxGrace, "secondFactorFrom", "tooLate", "At most 90 days from now.");
        check.Done();
        var expected = Versions.IfMatch(context.Request);
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                var stored = unit.Db.Set<Workspace>().Find(unit.Workspace) ?? throw new NotFoundRefusal();
                Versions.Require(expected, stored.Version);
                stored.Name = edit.Name.Or(stored.Name)!.Trim();
                stored.Language = edit.Language.Or(stored.Language)!;
                stored.TimeZone = edit.TimeZone.Or(stored.TimeZone)!;
                if (edit.SecondFactorFrom.IsSet) Demand(unit, scope, stored, edit.SecondFactorFrom.Value);
                stored.Version++;
                var id = Workspace.EntityOf(unit.Workspace);
                unit.Append(new LedgerEvent("workspace.changed", "workspace", id, stored.Version));
                audit.Write(unit, scope, "workspace.changed", "workspace", id, edit.SecondFactorFrom.IsSet ? new { edit.SecondFactorFrom.Value } : null);
                return WorkspaceView.From(stored);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    // Whoever demands it of everybody has it already: else the demand would shut themselves out.
    private static void Demand(Unit unit, Scope scope, Workspace stored, DateTimeOffset? from)
    {
        if (from is not null && scope.Actor is { Kind: ActorKind.Person, Id: { } person }
            && unit.Number($"select count(*) from accounts_people where id = {person} and protected_at is not null") == 0)
        {
            throw new ConflictRefusal("ownFactorFirst", "Set up a second factor for yourself first.");
        }

        stored.SecondFactorFrom = from;
    }

    /// <summary>Fields to change; absent ones stay.</summary>
    internal sealed record WorkspaceEdit(Change<string> Name = default, Change<string> Language = default, Change<string> TimeZone = default, Change<DateTimeOffset?> SecondFactorFrom = default);
}

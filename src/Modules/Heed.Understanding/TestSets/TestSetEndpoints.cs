using System.Text;
using Heed.Platform.Csv;
using Heed.Platform.Web;
using Heed.Understanding.Intents;
using Heed.Understanding.Learning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.TestSets;

/// <summary><c>/intent-test-sets</c>: named sets of tests and how they went.</summary>
internal static class TestSetEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/intent-test-sets").WithTags("Intents");
        group.MapGet("", ListAsync).Needs(IntentDesk.Manage).WithName("ListTestSets").WithSummary("Sets of tests with their scores over time, the general one (an id of zeros) first.");
        group.MapPost("", CreateAsync).Needs(IntentDesk.Manage).WithName("CreateTestSet").WithSummary("Adds a set.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(IntentDesk.Manage).WithName("ChangeTestSet").WithSummary("Renames a set, or says whether it must pass before something is published.");
        group.MapDelete("/{id:guid}", RemoveAsync).Needs(IntentDesk.Manage).WithName("DeleteTestSet").WithSummary("Takes a set away with its tests; both can be put back within a day.");
        group.MapPost("/{id:guid}/restore", RestoreAsync).Needs(IntentDesk.Manage).WithName("RestoreTestSet").WithSummary("Puts a set back that was taken away, with its tests.");
        group.MapPost("/run", RunAsync).Needs(IntentDesk.Manage).WithName("RunTestSets").WithSummary("Asks a model the tests of some sets, or of all, and keeps how that went.");
        group.MapGet("/{id:guid}/export", ExportAsync).Needs(IntentDesk.Manage).WithName("ExportTestSet").WithSummary("The tests of a set as a table: words and the name of the intent, as the import takes them.");
    }

    private static async Task<Ok<IReadOnlyList<TestSetView>>> ListAsync(Caller caller, TestSetDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(caller.Scope, cancellationToken));

    private static async Task<Created<TestSetView>> CreateAsync(NewTestSet body, Caller caller, TestSetDesk desk, CancellationToken cancellationToken)
    {
        var id = await desk.CreateAsync(caller.Scope, body.Name, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/intent-test-sets/{id}", await OneAsync(caller, desk, id, cancellationToken));
    }

    private static async Task<Ok<TestSetView>> ChangeAsync(Guid id, TestSetEdit body, Caller caller, TestSetDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        await desk.ChangeAsync(caller.Scope, id, Versions.IfMatch(context.Request), body, cancellationToken);
        return TypedResults.Ok(await OneAsync(caller, desk, id, cancellationToken));
    }

    private static async Task<NoContent> RemoveAsync(Guid id, Caller caller, TestSetDesk desk, CancellationToken cancellationToken)
    {
        await desk.RemoveAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RestoreAsync(Guid id, Caller caller, TestSetDesk desk, CancellationToken cancellationToken)
    {
        await desk.RestoreAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<TestSetView>>> RunAsync(TestRunRequest body, Caller caller, TestSetDesk desk, CancellationToken cancellationToken)
    {
        new Validate().That(body.SetIds is not { Count: > TestSet.Most + 1 }, "setIds", "tooMany", $"At most {TestSet.Most} sets.").Done();
        await desk.RunAsync(caller.Scope, body, cancellationToken);
        return TypedResults.Ok(await desk.ListAsync(caller.Scope, cancellationToken));
    }

    private static async Task<IResult> ExportAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(IntentDesk.Manage);
        using var session = store.Read();
        var set = (await TestSetDesk.SetsAsync(session, caller.Scope.Workspace, cancellationToken)).Find(s => s.Id == id) ?? throw new NotFoundRefusal();
        var names = await session.Db.Set<Intent>().Where(i => i.Workspace == caller.Scope.Workspace).ToDictionaryAsync(i => i.Id, i => i.Name, cancellationToken);
        var csv = new StringBuilder("text,intent\r\n");
        foreach (var test in (await TaughtText.TestsAsync(session, caller.Scope.Workspace, cancellationToken)).Where(t => (t.Set ?? TestSet.General) == set.Id))
        {
            csv.Append(CsvCell.Line(test.Text, test.Intent is { } intent ? names.GetValueOrDefault(intent, "") : ""));
        }

        return TypedResults.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv; charset=utf-8", "tests.csv");
    }

    private static async Task<TestSetView> OneAsync(Caller caller, TestSetDesk desk, Guid id, CancellationToken cancellationToken) =>
        (await desk.ListAsync(caller.Scope, cancellationToken)).FirstOrDefault(s => s.Id == id) ?? throw new NotFoundRefusal();
}

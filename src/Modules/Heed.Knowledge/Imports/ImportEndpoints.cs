using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Imports;

/// <summary>Taking in what is written elsewhere.</summary>
internal static class ImportEndpoints
{
    private const int Excerpt = 300;

    public static void Map(IEndpointRouteBuilder knowledge)
    {
        knowledge.MapPost("/imports", ReadAsync).Needs(KnowledgePermissions.Write).WithName("ReadKnowledgeImport").DisableAntiforgery()
            .WithSummary("Takes a .md, .html, .csv or .docx file (multipart field `file`, at most 10 MiB) and reads it in the background: `reading`, then `read` with what is in it, or `failed` with why. Nothing is written yet.");
        knowledge.MapGet("/imports/{id:guid}", GetAsync).Needs(KnowledgePermissions.Write).WithName("GetKnowledgeImport").WithSummary("What is in the file and how far it was taken in.");
        knowledge.MapPost("/imports/{id:guid}/apply", ApplyAsync).Needs(KnowledgePermissions.Write).WithName("ApplyKnowledgeImport").WithSummary("Begins to make drafts of the rows chosen, or of all that are whole and new; how far it is stands in the import.");
        knowledge.MapPost("/imports/{id:guid}/stop", StopAsync).Needs(KnowledgePermissions.Write).WithName("StopKnowledgeImport").WithSummary("Stops taking a file in; drafts that are there stay, and it can go on later.");
        knowledge.MapDelete("/imports/{id:guid}", DeleteAsync).Needs(KnowledgePermissions.Write).WithName("DeleteKnowledgeImport").WithSummary("Lets the file go; drafts made of it stay.");
    }

    private static async Task<Created<KnowledgeImportView>> ReadAsync(IFormFile file, Caller caller, ImportDesk desk, CancellationToken cancellationToken)
    {
        if (file.Length is 0 or > ImportLimits.File) throw new InvalidRefusal("file", file.Length == 0 ? "empty" : "tooLarge", "A file of at most 10 MiB.");
        await using var stream = file.OpenReadStream();
        var id = await desk.BringAsync(caller.Scope, stream, Path.GetFileName(file.FileName), cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/knowledge/imports/{id}", View(await desk.FindAsync(caller.Scope, id, cancellationToken)));
    }

    private static async Task<Ok<KnowledgeImportView>> GetAsync(Guid id, Caller caller, ImportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(View(await desk.FindAsync(caller.Scope, id, cancellationToken)));

    private static async Task<Ok<KnowledgeImportView>> ApplyAsync(Guid id, ImportChoice request, Caller caller, ImportDesk desk, CancellationToken cancellationToken)
    {
        new Validate().That(request.Language is null || Entries.Languages.IsTag(request.Language), "language", "badLanguage", "A language tag such as zh-CN or en.").Done();
        await desk.ApplyAsync(caller.Scope, id, request, cancellationToken);
        return TypedResults.Ok(View(await desk.FindAsync(caller.Scope, id, cancellationToken)));
    }

    private static async Task<Ok<KnowledgeImportView>> StopAsync(Guid id, Caller caller, ImportDesk desk, CancellationToken cancellationToken)
    {
        await desk.StopAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Ok(View(await desk.FindAsync(caller.Scope, id, cancellationToken)));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, ImportDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static KnowledgeImportView View(Import import) => new(
        import.Id, import.Version, import.FileName, import.Format, import.State, import.Total, import.Wanted, import.Done,
        [.. ImportDesk.Read(import.Rows).Select(r => new KnowledgeImportRowView(
            r.Row, r.Question, r.Markdown.Length <= Excerpt ? r.Markdown : r.Markdown[..Excerpt] + "…", r.Variants.Count, r.Category, r.Problem, r.DuplicateOf, r.EntryId))],
        import.Cut, import.Problem);
}

/// <summary>What was read from a file.</summary>
/// <param name="Total">Rows in it.</param>
/// <param name="Wanted">Rows that are to become drafts.</param>
/// <param name="Done">Rows that have become drafts.</param>
/// <param name="Cut">Whether the file had more than is kept.</param>
/// <param name="Problem">Why a file that failed cannot be read, such as <c>nothingFound</c>, <c>tooLarge</c>, <c>notText</c>.</param>
internal sealed record KnowledgeImportView(
    Guid Id, long Version, string FileName, string Format, KnowledgeImportState State, int Total, int Wanted, int Done, IReadOnlyList<KnowledgeImportRowView> Rows, bool Cut,
    string? Problem);

/// <summary>A row of the file.</summary>
/// <param name="Answer">The beginning of it.</param>
/// <param name="Variants">How many other wordings it brings.</param>
/// <param name="Problem"><c>noQuestion</c>, <c>noAnswer</c>, <c>questionTooLong</c>, <c>answerTooLong</c>, <c>controlCharacter</c>, <c>tooDeep</c> or <c>doubled</c>; once taken in <c>tooManyEntries</c> or <c>notAllowed</c>; null when it is whole.</param>
/// <param name="DuplicateOf">An entry that asks the same already.</param>
internal sealed record KnowledgeImportRowView(int Row, string Question, string Answer, int Variants, string? Category, string? Problem, Guid? DuplicateOf, Guid? EntryId);

/// <summary>What is to be taken in, and where to.</summary>
/// <param name="Rows">Null for all that are whole and new.</param>
internal sealed record ImportChoice(IReadOnlyList<int>? Rows = null, Guid? BrandId = null, Guid? CategoryId = null, string? Language = null);

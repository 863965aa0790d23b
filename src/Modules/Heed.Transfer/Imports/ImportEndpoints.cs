using System.Text;
using System.Text.Json;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Transfer.Imports;

/// <summary><c>/imports</c>: upload a table of customers, match its columns, look at what would happen, run it.</summary>
internal static class ImportEndpoints
{
    private const string Permission = "customers.write";
    private const int MaxListed = 50;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/imports").WithTags("Imports");
        group.MapGet("", ListAsync).Needs(Permission).WithName("ListImports").WithSummary("Imports, newest first.");
        group.MapPost("", UploadAsync).Needs(Permission).WithName("UploadImport").DisableAntiforgery().WithSummary("A CSV file as multipart field `file`, at most 20 MiB; encoding and delimiter are found out. Answers its columns with suggested fields.");
        group.MapGet("/{id:guid}", GetAsync).Needs(Permission).WithName("GetImport").WithSummary("An import with its progress.");
        group.MapPost("/{id:guid}/preview", PreviewAsync).Needs(Permission).WithName("PreviewImport").WithSummary("What the import would do with this mapping, looked at over the first 2,000 rows.");
        group.MapPost("/{id:guid}/run", RunAsync).Needs(Permission).WithName("RunImport").WithSummary("Starts the import in the background, or goes on with a stopped one.");
        group.MapPost("/{id:guid}/stop", StopAsync).Needs(Permission).WithName("StopImport").WithSummary("Stops the import; what is done stays done.");
        group.MapGet("/{id:guid}/errors.csv", ErrorsAsync).Needs(Permission).WithName("GetImportErrors").WithSummary("The rows that were not taken in, with the reason, to be mended and uploaded again.")
            .Produces(200, contentType: "text/csv");
    }

    private static async Task<Ok<ImportList>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        using var session = store.Read();
        var imports = await session.Db.Set<Import>().Where(i => i.Workspace == caller.Scope.Workspace).OrderByDescending(i => i.Id).Take(MaxListed).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ImportList([.. imports.Select(ImportView.Of)]));
    }

    private static async Task<Created<ImportView>> UploadAsync(IFormFile file, Caller caller, ImportDesk desk, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        await using var content = file.OpenReadStream();
        var id = await desk.UploadAsync(caller.Scope, content, file.FileName, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/imports/{id}", await ShowAsync(store, caller.Scope, id, cancellationToken));
    }

    private static async Task<Ok<ImportView>> GetAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, cancellationToken));
    }

    private static async Task<Ok<ImportPreview>> PreviewAsync(Guid id, ImportSettings body, Caller caller, ImportDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        return TypedResults.Ok(await desk.PreviewAsync(caller.Scope, id, body, cancellationToken));
    }

    private static async Task<Ok<ImportView>> RunAsync(Guid id, ImportSettings body, Caller caller, ImportDesk desk, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        await desk.RunAsync(caller.Scope, id, body, cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, cancellationToken));
    }

    private static async Task<Ok<ImportView>> StopAsync(Guid id, Caller caller, ImportDesk desk, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        await desk.StopAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, cancellationToken));
    }

    private static async Task ErrorsAsync(Guid id, Caller caller, ImportDesk desk, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permission);
        Import import;
        using (var session = store.Read()) import = await ImportDesk.FindAsync(session, caller.Scope, id, cancellationToken);
        await using var lines = desk.FailedAsync(import, cancellationToken).GetAsyncEnumerator(cancellationToken);
        // The first line is made before anything is sent, so that a file that is gone can still be refused.
        await lines.MoveNextAsync();
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=errors.csv";
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        do
        {
            await response.WriteAsync(lines.Current, cancellationToken);
        }
        while (await lines.MoveNextAsync());
    }

    private static async Task<ImportView> ShowAsync(IStore store, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return ImportView.Of(await ImportDesk.FindAsync(session, scope, id, cancellationToken));
    }
}

/// <summary>How a file is to be taken in.</summary>
/// <param name="Mapping">For each column the field it fills (name, firstName, lastName, email, phone, language, company, tags, note, externalId, attributes.KEY), or null.</param>
/// <param name="Overwrite">Values of the file replace those of customers already here; else they fill empty fields only.</param>
internal sealed record ImportSettings(IReadOnlyList<string?> Mapping, bool Overwrite = false);

/// <summary>Imports.</summary>
internal sealed record ImportList(IReadOnlyList<ImportView> Items);

/// <summary>An import.</summary>
/// <param name="Done">Rows done so far.</param>
internal sealed record ImportView(
    Guid Id, long Version, string FileName, string State, string Encoding, string Delimiter, IReadOnlyList<string> Columns, IReadOnlyList<string?> Mapping, bool Overwrite,
    int Rows, int Done, int Created, int Updated, int Unchanged, int Failed, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, Guid? By)
{
    public static ImportView Of(Import i) => new(
        i.Id, i.Version, i.FileName, JsonNamingPolicy.CamelCase.ConvertName(i.State.ToString()), i.Encoding, i.Delimiter, JsonSerializer.Deserialize<List<string>>(i.Columns)!,
        JsonSerializer.Deserialize<List<string?>>(i.Mapping)!, i.Overwrite, i.Rows, i.Done, i.Created, i.Updated, i.Unchanged, i.Failed, i.CreatedAt, i.StartedAt, i.FinishedAt, i.By);
}

/// <summary>What an import would do.</summary>
/// <param name="Looked">Rows looked at.</param>
/// <param name="Known">Of them, customers already here.</param>
/// <param name="Samples">The first rows as they would be read.</param>
internal sealed record ImportPreview(int Looked, int New, int Known, int Failed, IReadOnlyList<RowError> Errors, IReadOnlyList<ImportedCustomer> Samples);

/// <summary>A row that would not be taken in.</summary>
internal sealed record RowError(int Row, string Field, string Code, string Message);

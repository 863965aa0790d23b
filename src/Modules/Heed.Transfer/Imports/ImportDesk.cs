using System.Text.Json;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Csv;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.EntityFrameworkCore;

namespace Heed.Transfer.Imports;

/// <summary>Uploads, mapping, preview, start and stop of imports.</summary>
internal sealed class ImportDesk(IStore store, ImportFiles files, ICustomers directory, ICustomerImport customers, IAudit audit, ImportRunner runner)
{
    /// <summary>Rows that a preview looks at; the whole file is looked at when it is run.</summary>
    private const int Previewed = 2000;
    private const int MaxErrors = 50;
    private const int MaxName = 200;

    public async Task<Guid> UploadAsync(Scope scope, Stream content, string name, CancellationToken cancellationToken)
    {
        var blob = await files.KeepAsync(scope, content, cancellationToken);
        CsvFormat format;
        string[]? header = null;
        var rows = 0;
        try
        {
            await using (var head = await files.OpenAsync(scope.Workspace, blob.Sha256, cancellationToken)) format = await CsvFormat.DetectAsync(head, cancellationToken);
            await using var whole = await files.OpenAsync(scope.Workspace, blob.Sha256, cancellationToken);
            await foreach (var cells in CsvRows.ReadAsync(whole, format, cancellationToken))
            {
                if (header is null) header = cells;
                else rows++;
            }
        }
        catch (CsvQuoteException broken)
        {
            throw new InvalidRefusal("file", "openQuote", $"The quotation mark opened in line {broken.Line} is never closed. Close it, or write it twice if it belongs to the text.");
        }
        catch (InvalidDataException)
        {
            throw new InvalidRefusal("file", "notTable", "This is no file of rows and columns. Save the table as CSV and upload that.");
        }

        if (header is null || rows == 0) throw new InvalidRefusal("file", "empty", "The file needs a line of headings and at least one row.");
        using var session = store.Read();
        var suggested = ColumnMap.Suggest(header, await directory.AttributesAsync(session, scope.Workspace, cancellationToken));
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var import = new Import
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    By = scope.Actor.Kind == ActorKind.Person ? scope.Actor.Id : null,
                    FileName = Clean(name),
                    Sha256 = blob.Sha256,
                    Encoding = format.Encoding,
                    Delimiter = format.Delimiter.ToString(),
                    Columns = JsonSerializer.Serialize(header),
                    Mapping = JsonSerializer.Serialize(suggested),
                    Rows = rows,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(import);
                files.Own(unit, blob, import.Id);
                unit.SetTimer(ForgottenFiles.TimerKind, import.Id, unit.Now + ForgottenFiles.Kept);
                unit.Append(new LedgerEvent("transfer.created", "transfer", import.Id, 1));
                return import.Id;
            },
            cancellationToken);
    }

    /// <summary>What an import with this mapping would do, looked at over the first rows.</summary>
    public async Task<ImportPreview> PreviewAsync(Scope scope, Guid id, ImportSettings settings, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var import = await FindAsync(session, scope, id, cancellationToken);
        await CheckAsync(session, import, settings, cancellationToken);
        var map = new ColumnMap(settings.Mapping);
        var rows = new List<(int Row, ImportedCustomer Customer)>();
        await foreach (var (row, cells) in files.RowsAsync(import, 0, cancellationToken))
        {
            rows.Add((row, map.Read(cells)));
            if (rows.Count == Previewed) break;
        }

        var looks = await customers.LookAsync(session, import.Workspace, [.. rows.Select(r => r.Customer)], cancellationToken);
        var wrong = rows.Zip(looks).Where(r => r.Second.Errors.Count > 0).ToList();
        return new ImportPreview(
            rows.Count, looks.Count(l => l.Errors.Count == 0 && l.Known is null), looks.Count(l => l.Known is not null), wrong.Count,
            [.. wrong.Take(MaxErrors).Select(w => new RowError(w.First.Row, w.Second.Errors[0].Field, w.Second.Errors[0].Code, w.Second.Errors[0].Message))],
            [.. rows.Take(5).Select(r => r.Customer)]);
    }

    public async Task RunAsync(Scope scope, Guid id, ImportSettings settings, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await CheckAsync(session, await FindAsync(session, scope, id, cancellationToken), settings, cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var import = Tracked(unit, id);
                if (import.State == ImportState.Running) return;
                if (import.State == ImportState.Finished) throw new ConflictRefusal("finished", "This import has ended. Upload the file again to run it again.");
                // What was begun with one mapping goes on with it.
                if (import.State == ImportState.Draft) (import.Mapping, import.Overwrite, import.StartedAt) = (JsonSerializer.Serialize(settings.Mapping), settings.Overwrite, unit.Now);
                import.State = ImportState.Running;
                import.Version++;
                unit.Append(new LedgerEvent("transfer.started", "transfer", import.Id, import.Version));
                audit.Write(unit, scope, "customers.imported", "transfer", import.Id, new { import.Rows });
            },
            cancellationToken);
        runner.Wake();
    }

    public Task StopAsync(Scope scope, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var import = Tracked(unit, id);
            if (import.State != ImportState.Running) return;
            import.State = ImportState.Stopped;
            import.Version++;
            unit.Append(new LedgerEvent("transfer.stopped", "transfer", import.Id, import.Version));
        },
        cancellationToken);

    /// <exception cref="NotFoundRefusal">There is none in this workspace.</exception>
    public static async Task<Import> FindAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        await session.Db.Set<Import>().FirstOrDefaultAsync(i => i.Workspace == scope.Workspace && i.Id == id, cancellationToken) ?? throw new NotFoundRefusal();

    /// <summary>The rows that failed, as a file: their cells as they were, and why.</summary>
    public async IAsyncEnumerable<string> FailedAsync(Import import, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<int, ImportError> errors;
        using (var session = store.Read())
        {
            errors = await session.Db.Set<ImportError>().Where(e => e.Workspace == import.Workspace && e.Import == import.Id).ToDictionaryAsync(e => e.Row, cancellationToken);
        }

        var columns = JsonSerializer.Deserialize<List<string>>(import.Columns)!;
        yield return CsvCell.Line([.. columns, "row", "field", "error"]);
        await foreach (var (row, cells) in files.RowsAsync(import, 0, cancellationToken))
        {
            if (errors.TryGetValue(row, out var error)) yield return CsvCell.Line([.. columns.Select((_, i) => i < cells.Length ? cells[i] : ""), row.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Field, error.Message]);
        }
    }

    private async Task CheckAsync(ReadSession session, Import import, ImportSettings settings, CancellationToken cancellationToken) =>
        ColumnMap.Check(settings.Mapping, JsonSerializer.Deserialize<List<string>>(import.Columns)!.Count, await directory.AttributesAsync(session, import.Workspace, cancellationToken));

    private static Import Tracked(Unit unit, Guid id) => unit.Db.Set<Import>().FirstOrDefault(i => i.Workspace == unit.Workspace && i.Id == id) ?? throw new NotFoundRefusal();

    private static string Clean(string name)
    {
        var clean = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c)).Take(MaxName)]);
        return clean.Length == 0 ? "file.csv" : clean;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Csv;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Transfer.Exports;

/// <summary><c>/exports</c>: customers and conversations as CSV for spreadsheets or as NDJSON for programs, streamed; each is written to the audit log first.</summary>
internal static class ExportEndpoints
{
    private const string Permission = "customers.export";
    private const int Page = 500;
    private static readonly string[] CustomerColumns = ["number", "name", "email", "phone", "language", "company", "tags", "externalId", "verified", "blocked", "createdAt", "lastSeenAt", "addresses"];

    private static readonly string[] ConversationColumns =
        ["number", "subject", "channel", "inbox", "status", "customerNumber", "customer", "customerEmail", "assignee", "team", "createdAt", "resolvedAt", "messages", "labels", "rating", "ratingComment", "lastMessageAt"];

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/exports").WithTags("Exports");
        group.MapGet("/customers.csv", CustomersCsvAsync).Needs(Permission).WithName("ExportCustomersCsv").WithSummary("All customers, one row each, as CSV (UTF-8 with BOM).").Produces(200, contentType: "text/csv");
        group.MapGet("/customers.ndjson", CustomersJsonAsync).Needs(Permission).WithName("ExportCustomersJson").WithSummary("All customers, one JSON object a line.").Produces(200, contentType: "application/x-ndjson");
        group.MapGet("/conversations.csv", ConversationsCsvAsync).Needs(Permission).WithName("ExportConversationsCsv").WithSummary("Conversations the caller may see, one row each, as CSV (UTF-8 with BOM).").Produces(200, contentType: "text/csv");
        group.MapGet("/conversations.ndjson", ConversationsJsonAsync).Needs(Permission).WithName("ExportConversationsJson").WithSummary("Conversations the caller may see, one JSON object a line.").Produces(200, contentType: "application/x-ndjson");
    }

    private static async Task CustomersCsvAsync(Caller caller, IStore store, IAudit audit, ICustomers directory, ICustomerImport customers, HttpResponse response, CancellationToken cancellationToken)
    {
        await BeginAsync(caller, store, audit, "customers", response, "customers.csv", "text/csv; charset=utf-8", cancellationToken);
        IReadOnlyList<AttributeRow> attributes;
        using (var session = store.Read()) attributes = await directory.AttributesAsync(session, caller.Scope.Workspace, cancellationToken);
        await response.WriteAsync("\uFEFF" + CsvCell.Line([.. CustomerColumns, .. attributes.Select(a => a.Name)]), cancellationToken);
        await EachCustomerAsync(caller.Scope, store, customers, row => CsvCell.Line(Cells(row, attributes)), response, cancellationToken);
    }

    private static async Task CustomersJsonAsync(Caller caller, IStore store, IAudit audit, ICustomerImport customers, HttpResponse response, CancellationToken cancellationToken)
    {
        await BeginAsync(caller, store, audit, "customers", response, "customers.ndjson", "application/x-ndjson", cancellationToken);
        await EachCustomerAsync(caller.Scope, store, customers, Json, response, cancellationToken);
    }

    private static async Task ConversationsCsvAsync(Caller caller, IStore store, IAudit audit, IConversationExport conversations, HttpResponse response, CancellationToken cancellationToken)
    {
        await BeginAsync(caller, store, audit, "conversations", response, "conversations.csv", "text/csv; charset=utf-8", cancellationToken);
        await response.WriteAsync("\uFEFF" + CsvCell.Line(ConversationColumns), cancellationToken);
        await EachConversationAsync(caller.Scope, store, conversations, row => CsvCell.Line(Cells(row)), response, cancellationToken);
    }

    private static async Task ConversationsJsonAsync(Caller caller, IStore store, IAudit audit, IConversationExport conversations, HttpResponse response, CancellationToken cancellationToken)
    {
        await BeginAsync(caller, store, audit, "conversations", response, "conversations.ndjson", "application/x-ndjson", cancellationToken);
        await EachConversationAsync(caller.Scope, store, conversations, Json, response, cancellationToken);
    }

    /// <summary>Told before anything is handed out: an export without its entry must not exist.</summary>
    private static async Task BeginAsync(Caller caller, IStore store, IAudit audit, string what, HttpResponse response, string file, string type, CancellationToken cancellationToken)
    {
        await store.WriteAsync(caller.Scope with { IdempotencyKey = null }, unit => audit.Write(unit, caller.Scope, what + ".exported", facts: new { file }), cancellationToken);
        response.ContentType = type;
        response.Headers.ContentDisposition = "attachment; filename=" + file;
        response.Headers.CacheControl = "no-store";
    }

    private static async Task EachCustomerAsync(Scope scope, IStore store, ICustomerImport customers, Func<ExportedCustomer, string> line, HttpResponse response, CancellationToken cancellationToken)
    {
        Guid? after = null;
        while (true)
        {
            IReadOnlyList<ExportedCustomer> rows;
            using (var session = store.Read()) rows = await customers.ExportAsync(session, scope, after, Page, cancellationToken);
            foreach (var row in rows) await response.WriteAsync(line(row), cancellationToken);
            if (rows.Count < Page) return;
            after = rows[^1].Id;
        }
    }

    private static async Task EachConversationAsync(Scope scope, IStore store, IConversationExport conversations, Func<ExportedConversation, string> line, HttpResponse response, CancellationToken cancellationToken)
    {
        Guid? after = null;
        while (true)
        {
            IReadOnlyList<ExportedConversation> rows;
            using (var session = store.Read()) rows = await conversations.ReadAsync(session, scope, after, Page, cancellationToken);
            foreach (var row in rows) await response.WriteAsync(line(row), cancellationToken);
            if (rows.Count < Page) return;
            after = rows[^1].Id;
        }
    }

    private static IEnumerable<string?> Cells(ExportedCustomer row, IReadOnlyList<AttributeRow> attributes) =>
    [
        Number(row.Number), row.Customer.Name, row.Customer.Email, row.Customer.Phone, row.Customer.Language, row.Customer.Company, string.Join("; ", row.Customer.Tags), row.Customer.ExternalId,
        Flag(row.Verified), Flag(row.Blocked), Time(row.CreatedAt), Time(row.LastSeenAt), string.Join("; ", row.Addresses), .. attributes.Select(a => row.Customer.Attributes.GetValueOrDefault(a.Key)),
    ];

    private static IEnumerable<string?> Cells(ExportedConversation row) =>
    [
        Number(row.Number), row.Subject, row.Channel, row.Inbox, row.Status, Number(row.CustomerNumber), row.Customer, row.CustomerEmail, row.Assignee, row.Team, Time(row.CreatedAt), Time(row.ResolvedAt),
        Number(row.Messages), string.Join("; ", row.Labels), row.Rating?.ToString(CultureInfo.InvariantCulture), row.RatingComment, Time(row.LastMessageAt),
    ];

    private static string Json<T>(T row) => JsonSerializer.Serialize(row, HeedJson.Options) + "\n";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

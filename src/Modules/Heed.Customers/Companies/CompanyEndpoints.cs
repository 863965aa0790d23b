using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Companies;

/// <summary><c>/companies</c>: organisations that customers belong to.</summary>
internal static class CompanyEndpoints
{
    public const string Kind = "company";

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/companies", List).NeedsMember().WithName("ListCompanies").WithTags("Companies").WithSummary("Companies, newest first; `query` looks through name and domain.");
        workspace.MapGet("/companies/{id:guid}", Get).NeedsMember().WithName("GetCompany").WithTags("Companies").WithSummary("One company.");
        workspace.MapPost("/companies", Create).Needs(CustomerAccess.Write).WithName("CreateCompany").WithTags("Companies").WithSummary("Creates a company.");
        workspace.MapPatch("/companies/{id:guid}", Change).Needs(CustomerAccess.Write).WithName("ChangeCompany").WithTags("Companies").WithSummary("Changes a company.");
        workspace.MapDelete("/companies/{id:guid}", Delete).Needs(CustomerAccess.Write).WithName("DeleteCompany").WithTags("Companies").WithSummary("Deletes a company; its customers stay, without it.");
    }

    public static async Task<Dictionary<Guid, CompanyView>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await session.Db.Set<Company>().Where(c => c.Workspace == workspace && ids.Contains(c.Id)).ToListAsync(cancellationToken)).ToDictionary(c => c.Id, CompanyView.Of);

    private static async Task<Ok<Page<CompanyView>>> List(
        Caller caller, IStore store, CancellationToken cancellationToken, string? query = null, int? limit = null, string? after = null)
    {
        new Validate().Text(query, "query", SearchText.MaxQuery, required: false).Done();
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        SqlText older = $" and id < {place}";
        var term = query?.Trim() ?? "";
        SqlText matches = $" and ({session.Dialect.Contains("name", term)} or {session.Dialect.Contains("domain", term)})";
        var ids = await session.QueryAsync(
            $"""
            select id from customers_companies where workspace = {caller.Scope.Workspace}
            {(place is null ? SqlText.Empty : older)}{(term.Length == 0 ? SqlText.Empty : matches)} order by id desc limit {size + 1}
            """,
            r => r.Id(0), cancellationToken);
        var page = Paging.From(ids, size, id => id);
        var views = await LoadAsync(session, caller.Scope.Workspace, page.Items, cancellationToken);
        return TypedResults.Ok(new Page<CompanyView>([.. page.Items.Where(views.ContainsKey).Select(id => views[id])], page.Next));
    }

    private static async Task<Ok<CompanyView>> Get(Guid id, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(store, caller.Scope, id, response, cancellationToken));

    private static async Task<Created<CompanyView>> Create(NewCompany body, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(CustomerAccess.Write);
        Check(body.Name, body.Domain, body.Note);
        var id = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var company = new Company
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Name = body.Name.Trim(),
                    Domain = Empty(body.Domain)?.ToLowerInvariant(),
                    Note = Empty(body.Note),
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(company);
                unit.Append(new LedgerEvent("company.created", Kind, company.Id, company.Version));
                return company.Id;
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/companies/{id}", await ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<Ok<CompanyView>> Change(Guid id, CompanyChanges body, Caller caller, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(CustomerAccess.Write);
        var expected = Versions.IfMatch(context.Request);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var company = unit.Db.Set<Company>().FirstOrDefault(c => c.Workspace == unit.Workspace && c.Id == id) ?? throw new NotFoundRefusal();
                Versions.Require(expected, company.Version);
                Check(body.Name.Or(company.Name), body.Domain.Or(company.Domain), body.Note.Or(company.Note));
                company.Name = body.Name.Or(company.Name)!.Trim();
                company.Domain = Empty(body.Domain.Or(company.Domain))?.ToLowerInvariant();
                company.Note = Empty(body.Note.Or(company.Note));
                company.Version++;
                unit.Append(new LedgerEvent("company.changed", Kind, id, company.Version));
            },
            cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, context.Response, cancellationToken));
    }

    private static async Task<NoContent> Delete(Guid id, Caller caller, IStore store, CustomerSweep sweep, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(CustomerAccess.Write);
        using (var session = store.Read())
        {
            if ((await LoadAsync(session, caller.Scope.Workspace, [id], cancellationToken)).Count == 0) throw new NotFoundRefusal();
        }

        await sweep.RunAsync(
            caller.Scope,
            (unit, after, most) => unit.Query(
                $"select id from customers_customers where workspace = {unit.Workspace} and company_id = {id} and id > {after} order by id limit {most}", r => r.Id(0)),
            (unit, customers) => unit.Execute($"update customers_customers set company_id = null where workspace = {unit.Workspace} and id in {customers}"),
            unit =>
            {
                if (unit.Execute($"delete from customers_companies where workspace = {unit.Workspace} and id = {id}") == 1) unit.Append(new LedgerEvent("company.deleted", Kind, id));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<CompanyView> ShowAsync(IStore store, Scope scope, Guid id, HttpResponse response, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = (await LoadAsync(session, scope.Workspace, [id], cancellationToken)).GetValueOrDefault(id) ?? throw new NotFoundRefusal();
        Versions.Tell(response, view.Version);
        return view;
    }

    private static void Check(string? name, string? domain, string? note) => new Validate()
        .Text(name, "name", Company.MaxName)
        .That(string.IsNullOrWhiteSpace(domain) || Addresses.IsDomain(domain.Trim()), "domain", "notDomain", "A domain such as example.com.")
        .Text(note, "note", Company.MaxNote, required: false, multiline: true)
        .Done();

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A company.</summary>
internal sealed record CompanyView(Guid Id, long Version, string Name, string? Domain, string? Note, DateTimeOffset CreatedAt)
{
    public static CompanyView Of(Company c) => new(c.Id, c.Version, c.Name, c.Domain, c.Note, c.CreatedAt);
}

/// <summary>A new company.</summary>
internal sealed record NewCompany(string Name, string? Domain = null, string? Note = null);

/// <summary>What changes of a company.</summary>
internal sealed record CompanyChanges(Change<string> Name = default, Change<string> Domain = default, Change<string> Note = default);

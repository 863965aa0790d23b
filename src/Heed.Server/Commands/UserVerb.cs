using Heed.Accounts.Public;

namespace Heed.Server.Commands;

/// <summary>What an operator at the machine does with accounts.</summary>
internal sealed class UserVerb : Verb
{
    public override string Name => "user";

    public override string Summary => "Add an owner, make a link to choose a new password, list people.";

    public override string Words => "add-owner | reset-link | list";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        Data, Json,
        new("email", "ADDRESS", "whose account"),
        new("name", "NAME", "add-owner: the person's name"),
        new("password-file", "FILE", "add-owner: file with the password; - reads it from standard input"),
        new("language", "LANGUAGE", "add-owner: zh-CN or en (default en)"),
        new("workspace", "NAME", "add-owner: make a new workspace of this name (default: the first workspace)"),
        new("time-zone", "ZONE", "add-owner: time zone of the new workspace (default Asia/Shanghai)"),
    ];

    public override Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken) => arguments.Words switch
    {
        ["add-owner"] => AddOwnerAsync(arguments, cancellationToken),
        ["reset-link"] => ResetLinkAsync(arguments, cancellationToken),
        ["list"] => ListAsync(arguments, cancellationToken),
        _ => throw new UsageException("say add-owner, reset-link or list."),
    };

    private static async Task<int> AddOwnerAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var language = arguments.Value("language") ?? "en";
        var owner = new NewOwner(arguments.Required("name"), arguments.Required("email"), await PasswordAsync(arguments, cancellationToken), language);
        var workspace = arguments.Value("workspace") is { } name ? new NewWorkspace(name, language, arguments.Value("time-zone") ?? "Asia/Shanghai") : null;
        await using var app = OfflineHost.Build(arguments);
        var opened = await app.Services.GetRequiredService<IOperatorAccounts>().CreateOwnerAsync(workspace, owner, cancellationToken);
        await arguments.AnswerAsync(new { workspace = opened.Workspace.Value, owner = opened.Owner }, $"{owner.Email} owns workspace {opened.Workspace}.");
        return 0;
    }

    private static async Task<int> ResetLinkAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var email = arguments.Required("email");
        await using var app = OfflineHost.Build(arguments);
        var link = await app.Services.GetRequiredService<IOperatorAccounts>().ResetPasswordLinkAsync(email, cancellationToken);
        await arguments.AnswerAsync(new { link }, link);
        return 0;
    }

    private static async Task<int> ListAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = OfflineHost.Build(arguments);
        var people = app.Services.GetRequiredService<IPeople>();
        var store = app.Services.GetRequiredService<Platform.Store.IStore>();
        var rows = new List<(int Workspace, PersonRow Person)>();
        foreach (var workspace in await app.Services.GetRequiredService<IWorkspaces>().ListAsync(cancellationToken))
        {
            using var session = store.Read();
            var members = await people.ListAsync(session, Kernel.Scope.System(workspace), cancellationToken);
            rows.AddRange(members.Select(m => (workspace.Value, m)));
        }

        await arguments.AnswerAsync(
            new { people = rows.Select(r => new { workspace = r.Workspace, r.Person.Id, r.Person.Name, r.Person.Email, r.Person.Language }) },
            string.Join('\n', rows.Select(r => $"{r.Workspace,5}  {r.Person.Email,-40} {r.Person.Name}")));
        return 0;
    }

    // Never as an option: the list of processes shows options to everybody on the machine.
    private static async Task<string> PasswordAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var file = arguments.Required("password-file");
        var text = file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
        return text.TrimEnd('\r', '\n');
    }
}

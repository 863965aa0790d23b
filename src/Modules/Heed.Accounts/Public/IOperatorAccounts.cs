namespace Heed.Accounts.Public;

/// <summary>What the operator of the server may do with accounts, beside the web: the command line and the first start.</summary>
public interface IOperatorAccounts
{
    /// <summary>Makes an owner: of a new workspace named so, or of workspace 1 when the name is null and it exists.</summary>
    Task<OpenedWorkspace> CreateOwnerAsync(NewWorkspace? workspace, NewOwner owner, CancellationToken cancellationToken);

    /// <summary>A single-use link, valid for an hour, with which the person chooses a new password. The path only, when no public URL is set.</summary>
    Task<string> ResetPasswordLinkAsync(string email, CancellationToken cancellationToken);

    /// <summary>
    /// While there is no person at all: a new single-use path <c>/setup/…</c> on which the first workspace and its owner are made;
    /// null afterwards. Earlier paths die. The server prints it at start.
    /// </summary>
    Task<string?> SetUpPathAsync(CancellationToken cancellationToken);
}

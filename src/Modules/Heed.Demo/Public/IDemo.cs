namespace Heed.Demo.Public;

/// <summary>The sample company of <c>heed demo</c>.</summary>
public interface IDemo
{
    /// <summary>Whether the store has no complete sample company, and none was removed from it.</summary>
    Task<bool> IsWantedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the company and lives through its past weeks, over the API of a server that nobody else uses, turning that
    /// server's clock. What an interrupted run left is removed first.
    /// </summary>
    Task LiveThroughPastAsync(Uri server, DemoClock clock, CancellationToken cancellationToken);

    /// <summary>What the visitor needs to look around; null when the sample company has been removed.</summary>
    Task<DemoWelcome?> WelcomeAsync(CancellationToken cancellationToken);

    /// <summary>Some colleagues are at work, each until a window of their own opens, until cancelled. They answer nobody.</summary>
    Task WorkAsync(Uri server, CancellationToken cancellationToken);

    /// <summary>Simulated customers write, over the server's own API, until cancelled.</summary>
    Task LiveAsync(Uri server, CancellationToken cancellationToken);
}

/// <summary>Whom to sign in as, and what to open.</summary>
/// <param name="SignInFile">Where the passwords are kept, for its reader alone.</param>
public sealed record DemoWelcome(IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoPage> Pages, string SignInFile);

/// <summary>Somebody of the sample company.</summary>
public sealed record DemoPerson(string Role, string Name, string Email, string Password);

/// <summary>A page worth opening.</summary>
/// <param name="Path">Begins with a slash.</param>
public sealed record DemoPage(string Title, string Path);

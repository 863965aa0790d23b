namespace Heed.Accounts.Pages;

/// <summary>The button for passkeys.</summary>
/// <param name="Next">Where to go afterwards: a path of our own.</param>
internal sealed record PasskeyPart(AccountsPage Page, string Next);

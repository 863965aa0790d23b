using Heed.Accounts.Sessions;
using Heed.Kernel;

namespace Heed.Accounts.People;

/// <summary>A person about to be stored, with the password hashed already.</summary>
internal sealed record OwnerDraft(NewOwner Owner, string PasswordHash)
{
    public Person ToPerson(DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        Name = Owner.Name.Trim(),
        Email = Owner.Email.Trim(),
        NormalizedEmail = EmailAddresses.Normalize(Owner.Email),
        PasswordHash = PasswordHash,
        SecurityStamp = Tokens.New(),
        Language = Owner.Language,
        CreatedAt = now,
    };
}

namespace Heed.Text.PersonalData;

/// <summary>What a stretch of text says about a person. When two claim the same place, the earlier one here has it.</summary>
public enum PersonalKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A number of a Chinese identity card, its date and check digit right (GB 11643-1999).</summary>
    IdentityCard,

    /// <summary>A number of a bank or credit card, its issuer's range and check digit right (ISO/IEC 7812-1).</summary>
    BankCard,

    /// <summary>A telephone number, mobile or not.</summary>
    Phone,

    /// <summary>A postal address down to a street or house.</summary>
    Address,
}

namespace HybridTrust.Steps;

/// <summary>Where a step's object lives, and so who carries the step out.</summary>
public enum Site
{
    /// <summary>Exchange Server: by a runner.</summary>
    Exchange,

    /// <summary>Skype for Business Server: by a runner.</summary>
    SkypeServer,

    /// <summary>Services, pools, stores and DNS on a named server: by a runner.</summary>
    Windows,

    /// <summary>Exchange Online: by a runner.</summary>
    ExchangeOnline,

    /// <summary>The tenant's directory: by cloud activities.</summary>
    Entra,

    /// <summary>Key Vault: by cloud activities.</summary>
    Vault,
}

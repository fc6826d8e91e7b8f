using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>The Skype for Business Server products as Microsoft names them.</summary>
internal static class SkypeProducts
{
    public static string NameOf(SkypeEdition edition) => edition switch
    {
        SkypeEdition.SubscriptionEdition => "Skype for Business Server SE",
        SkypeEdition.Skype2019 => "Skype for Business Server 2019",
        SkypeEdition.Skype2015 => "Skype for Business Server 2015",
        _ => "Lync Server 2013",
    };
}

"""Columns of the layouts as their makers publish them."""

from __future__ import annotations

PUBLISHED = {
    "polecat": """
        Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor
        COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name,
        Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name
        Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw
        Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language,
        Version
    """,
    "icews": """
        Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target
        Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country,
        Latitude, Longitude
    """,
    "gdelt": """
        GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode,
        Actor1KnownGroupCode, Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code,
        Actor1Type2Code, Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode,
        Actor2EthnicCode, Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code,
        IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources,
        NumArticles, AvgTone, Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code,
        Actor1Geo_ADM2Code, Actor1Geo_Lat, Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName,
        Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_ADM2Code, Actor2Geo_Lat, Actor2Geo_Long,
        Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_ADM1Code,
        ActionGeo_ADM2Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, SOURCEURL
    """,
    "gdelt-mentions": """
        GLOBALEVENTID, EventTimeDate, MentionTimeDate, MentionType, MentionSourceName, MentionIdentifier, SentenceID,
        Actor1CharOffset, Actor2CharOffset, ActionCharOffset, InRawText, Confidence, MentionDocLen, MentionDocTone,
        MentionDocTranslationInfo, Extras
    """,
    "phoenix": """
        id_version, date, year, month, day, source, source_root, source_agent, source_others, target, target_root,
        target_agent, target_others, code, root_code, quad_class, goldstein, issues, lat, lon, placename, state,
        country, ids, urls, sources
    """,
    "ucdp": """
        id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name,
        dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id,
        side_b, number_of_sources, source_article, source_office, source_date, source_headline, source_original,
        where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid,
        country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b,
        deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob
    """,
}


def published(name: str) -> list[str]:
    """The columns of a layout, in order."""
    return [" ".join(c.split()) for c in PUBLISHED[name].split(",")]

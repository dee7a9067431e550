"""Who did what to whom, construction by construction. A row is a sentence and its events: "TYPE/mode actors > recipients".

Codes only: an actor known by no code is "?"; nobody is "-". A sentence that must give nothing has an empty list.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import ActorRef, Record

pytestmark = pytest.mark.model

Table = list[tuple[str, list[str]]]


def sides(refs: list[ActorRef]) -> str:
    return "+".join(r.code or "?" for r in refs) or "-"


def lines(record: Record) -> list[str]:
    """The events as the tables write them."""
    return [f"{e.type}{'/' + e.mode if e.mode else ''} {sides(e.actors)} > {sides(e.recipients)}" for e in record.events]


ACTIVE: Table = [
    ("Russian troops shelled a Ukrainian village on Monday.", ["ASSAULT/heavy-weapons RUS MIL > UKR"]),
    ("Turkey bombed Kurdish rebels in northern Iraq.", ["ASSAULT/aerial TUR > IRQ REB"]),
    ("Pakistan arrested an Indian diplomat.", ["COERCE/arrest PAK > IND GOV"]),
    ("Iran seized a Greek tanker.", ["COERCE/seize IRN > GRC BUS"]),
    ("Poland expelled two Russian diplomats.", ["SANCTION/expel POL > RUS GOV"]),
    ("Cuba released an American journalist.", ["RETREAT/release CUB > USA JRN"]),
    ("Ethiopia deployed troops along the border with Eritrea.", ["MOBILIZE/troops ETH > ERI"]),
    ("Japan sent food aid to North Korea.", ["AID JPN > PRK"]),
    ("Kenya praised the government of Uganda.", ["SUPPORT KEN > UGA GOV"]),
    ("Brazil urged Venezuela to release the prisoners.", ["REQUEST/yield BRA > VEN"]),
    ("Finland rejected a Russian demand.", ["REJECT FIN > RUS"]),
    ("Serbia apologised to Croatia.", ["CONCEDE SRB > HRV"]),
    ("Australia imposed sanctions on Fiji.", ["SANCTION/discontinue AUS > FJI"]),
]

PASSIVE: Table = [
    ("Ukrainian positions were shelled by Russian troops.", ["ASSAULT/heavy-weapons RUS MIL > UKR"]),
    ("A Kurdish journalist was arrested by Turkish police.", ["COERCE/arrest TUR COP > TUR JRN"]),
    ("Two Russian diplomats were expelled by Poland.", ["SANCTION/expel POL > RUS GOV"]),
    ("Sanctions were imposed on Fiji by Australia.", ["SANCTION/discontinue AUS > FJI"]),
    ("Food aid was sent to North Korea by Japan.", ["AID JPN > PRK"]),
    ("An American journalist was released by Cuba.", ["RETREAT/release CUB > USA JRN"]),
    ("The Greek tanker was seized by Iran.", ["COERCE/seize IRN > GRC BUS"]),
    ("Venezuela was urged by Brazil to release the prisoners.", ["REQUEST/yield BRA > VEN"]),
    ("Egyptian soldiers were attacked by Libyan rebels.", ["ASSAULT LBY REB > EGY MIL"]),
    ("A Chinese ship was fired on by the Vietnamese navy.", ["ASSAULT/firearms VNM MIL > CHN"]),
]

PASSIVE_WITHOUT_AGENT: Table = [
    ("Three Malian soldiers were killed on Sunday.", ["ASSAULT - > MLI MIL"]),
    ("Two Egyptian journalists were arrested on Friday.", ["COERCE/arrest ? > EGY JRN"]),
    ("A Syrian village was bombed overnight.", ["ASSAULT/aerial - > SYR"]),
    ("Four Italian engineers were kidnapped in Libya.", ["ASSAULT/abduct - > ITA CVL"]),
    ("A Nigerian soldier was detained.", ["COERCE/arrest ? > NGA MIL"]),
    ("A Spanish diplomat was expelled on Tuesday.", ["SANCTION/expel - > ESP GOV"]),
    ("Two Israeli soldiers were wounded near the border.", ["ASSAULT - > ISR MIL"]),
    ("A French hostage was freed in Niger.", ["RETREAT/release - > FRA CVL"]),
]

# Who did the harm stands in a noun of violence, or in the clause that says when.
HARMED: Table = [
    ("Twelve Afghan soldiers were killed when Taliban fighters attacked their base in Kunduz.", ["ASSAULT AFG REB > AFG MIL"]),
    ("Two Kenyan policemen were injured as Somali gunmen opened fire on their vehicle.", ["ASSAULT/firearms SOM UAF > KEN COP"]),
    ("Four Turkish soldiers were killed in an attack by Kurdish rebels.", ["ASSAULT TUR REB > TUR MIL"]),
    ("Eleven Yemeni soldiers were killed in an ambush blamed on al-Qaeda.", ["ASSAULT IMG > YEM MIL"]),
    ("Three Ukrainian soldiers were killed in shelling by Russian troops.", ["ASSAULT RUS MIL > UKR MIL"]),
    ("Two Thai soldiers were wounded in fighting with Cambodian troops.", ["ASSAULT KHM MIL > THA MIL"]),
    ("An attack by Kurdish rebels killed four Turkish soldiers.", ["ASSAULT TUR REB > TUR MIL"]),
    ("Forty Yemenis died in Saudi air strikes.", ["ASSAULT/aerial SAU > YEM"]),
    ("Nine Indian policemen died after Maoist rebels ambushed their patrol.", ["ASSAULT ? > IND COP"]),
    ("Twelve people were killed when a suicide bomber attacked a market in Kabul.", ["ASSAULT ? > AFG CVL"]),
    ("The house collapsed when Russian jets bombed the Syrian town.", ["ASSAULT/aerial RUS MIL > SYR"]),
    ("The minister was speaking when Somali gunmen attacked the Kenyan hotel.", ["ASSAULT SOM UAF > KEN"]),
    ("Forty Greeks died in the fire.", []),
    ("The Greek minister died when he was 80.", []),
]

# The object that stands only at the second verb, the subject behind "it was", who takes part beside the subject, what was not done.
# Whoever comes through an attack was attacked.
COME_THROUGH: Table = [
    ("Karzai narrowly escaped an assassination attempt.", ["ASSAULT/targeted - > AFG GOV"]),
    ("The Georgian president survived two attempts on his life.", ["ASSAULT/targeted - > GEO GOV"]),
    ("The Egyptian minister escaped an attempt on his life by Islamist rebels.", ["ASSAULT/targeted ? > EGY GOV"]),
    ("Sudan's vice president was the target of an assassination attempt.", ["ASSAULT/targeted - > SDN GOV"]),
    ("The Iraqi prime minister escaped a bomb attack.", ["ASSAULT/explosives - > IRQ GOV"]),
    ("Pakistani troops suffered heavy losses.", ["ASSAULT - > PAK MIL"]),
    ("The Thai government survived a coup attempt.", []),
]

# Armies and states carry out no strikes of workers.
STRIKES: Table = [
    ("Israel has carried out dozens of strikes in Lebanon since 2006.", ["ASSAULT ISR > LBN"]),
    ("The Turkish air force conducted three strikes near Mosul.", ["ASSAULT/aerial TUR MIL > IRQ"]),
    ("The United States carried out a strike on a convoy in Yemen.", ["ASSAULT USA > YEM MIL"]),
    ("A Libyan militia carried out strikes near Sirte.", ["ASSAULT LBY PRM > LBY"]),
    ("Unions in France launched a general strike.", ["PROTEST/strike FRA LAB > -"]),
    ("Nurses in Ghana carried out a nationwide strike.", ["PROTEST/strike GHA MED > -"]),
    ("Greek oil workers launched a strike.", ["PROTEST/strike GRC LAB > -"]),
    ("Teachers staged dozens of strikes in Kenya.", ["PROTEST/strike KEN EDU > KEN"]),
]

# What is done in return is what was done.
IN_RETURN: Table = [
    ("Peru retaliated by expelling 12 Chilean diplomats.", ["SANCTION/expel PER > CHL GOV"]),
    ("Syria hit back by closing its embassy in Ankara.", ["SANCTION/withdraw SYR > TUR GOV"]),
    ("Turkey responded by shelling Syrian positions.", ["ASSAULT/heavy-weapons TUR > SYR"]),
    ("China retaliated with tariffs on American goods.", ["SANCTION/discontinue CHN > USA"]),
    ("Iran retaliated against Iraq.", ["ASSAULT IRN > IRQ"]),
]

SHARED: Table = [
    ("Police arrested and beat three Kenyan journalists.", ["COERCE/arrest KEN COP > KEN JRN", "ASSAULT/beat KEN COP > KEN JRN"]),
    ("Turkey condemned and rejected the Greek proposal.", ["ACCUSE/disapprove TUR > GRC", "REJECT TUR > GRC"]),
    ("It was Russia that bombed the Syrian town.", ["ASSAULT/aerial RUS > SYR"]),
    ("Russia, together with Belarus, held military exercises near Poland.", ["COOPERATE RUS+BLR > POL"]),
    ("Among those arrested by Egyptian police was a Canadian reporter.", ["COERCE/arrest EGY COP > CAN JRN"]),
    ("The neighbours, Chad and Sudan, signed a treaty.", ["SUPPORT TCD+SDN > -"]),
    ("North and South Korea held talks on Monday.", ["CONSULT PRK+KOR > -"]),
    ("The United States condemned the two Koreas.", ["ACCUSE/disapprove USA > PRK+KOR"]),
    ("Eritrea moved more soldiers to the border instead of withdrawing its troops.", ["MOBILIZE/troops ERI > -"]),
    ("Rather than negotiate with the rebels, the Malian army shelled the town.", ["ASSAULT/heavy-weapons MLI MIL > -"]),
    ("The Iranian trial drew condemnation from Canada.", ["ACCUSE/disapprove CAN > IRN"]),
    ("The Georgian reforms won praise from the European Union.", ["SUPPORT IGO EU > GEO"]),
    ("To protest the cartoons, Iran cut trade ties with Denmark.", ["SANCTION/discontinue IRN > DNK"]),
    ("Malian troops retook the town from rebels on Monday.", ["COERCE/seize MLI MIL > MLI REB"]),
]

# What is decided is as good as done; what is decided against is not.
RESOLVED: Table = [
    ("The European Union agreed to extend its sanctions on Belarus.", ["SANCTION/discontinue IGO EU > BLR"]),
    ("France decided to expel the Syrian ambassador.", ["SANCTION/expel FRA > SYR GOV"]),
    ("Kenya decided not to send troops to Somalia.", ["AGREE KEN > SOM"]),
    ("Kenya chose not to condemn Russia.", ["REJECT KEN > RUS"]),
    ("Egypt ended up expelling the Qatari ambassador.", ["SANCTION/expel EGY > QAT GOV"]),
    ("Kenya agreed not to expel the Somali ambassador.", ["AGREE KEN > SOM GOV"]),
    ("Kenya chose not to negotiate with Somalia.", ["REJECT/meet KEN > SOM"]),
    ("Kenya promised not to attack Somalia.", ["AGREE KEN > SOM"]),
    ("France decided against sanctions on Syria.", ["REJECT FRA > SYR"]),
    ("Gunmen believed to be Kurdish rebels attacked a Turkish convoy.", ["ASSAULT TUR REB > TUR MIL"]),
    ("Armenia summoned the Azerbaijani ambassador to protest against the shelling of two villages.", ["ACCUSE/disapprove ARM > AZE GOV"]),
    ("Israel will allow 500 trucks of food a day to enter Gaza.", ["AGREE ISR > -"]),
    ("Turkey ratified the treaty, clearing the last hurdle to expanding the alliance.", ["SUPPORT TUR > -"]),
]

# What a text that is adopted says; who gave the reason for a reaction; what was shot down.
REACTIONS: Table = [
    ("The UN General Assembly adopted a resolution condemning Syria.", ["ACCUSE/disapprove IGO UN > SYR"]),
    ("Congress passed a law imposing sanctions on Belarus.", ["SANCTION/discontinue USA LEG > BLR"]),
    ("The Philippines lodged a protest after a Chinese ship rammed its vessel.", ["ACCUSE/disapprove PHL > CHN"]),
    ("Turkey summoned the ambassador after Greek jets entered its airspace.", ["ACCUSE/disapprove TUR > GRC MIL", "MOBILIZE/troops GRC MIL > TUR"]),
    ("Germany has offered to take in 1,500 Afghans.", ["AGREE DEU > AFG CVL"]),
    ("A bomb exploded outside a mosque in the Pakistani city of Quetta.", ["ASSAULT/explosives - > PAK REL"]),
    ("The Kremlin said it would respond in kind if Washington stationed missiles in Poland.", ["THREATEN RUS GOV > USA GOV", "MOBILIZE/troops USA GOV > POL"]),
    ("Poland's foreign minister telephoned the German chancellor, then cancelled a trip to Berlin.", ["CONSULT/phone POL GOV MFA > DEU GOV", "SANCTION/discontinue POL GOV MFA > DEU GOV"]),
    ("The American government lifted a hold on military aid to Egypt.", ["RETREAT USA GOV > EGY"]),
    ("Kenya criticised Uganda and recalled its ambassador.", ["ACCUSE/disapprove KEN > UGA", "SANCTION/withdraw KEN > UGA"]),
]

# People of nowhere are of where it was done; crowds that nobody names too.
SCENES: Table = [
    ("Israeli soldiers killed 15 people in Gaza.", ["ASSAULT ISR MIL > PSE CVL"]),
    ("An Israeli strike on a school in Gaza City killed 15 people.", ["ASSAULT ISR > PSE CVL"]),
    ("A US drone strike in Yemen killed three militants.", ["ASSAULT/drone USA > YEM REB"]),
    ("Turkish police arrested 20 people in Istanbul.", ["COERCE/arrest TUR COP > TUR CVL"]),
    ("Somali pirates seized a tanker off the coast of Yemen.", ["COERCE/seize SOM CRM > ?"]),
    ("Russian troops killed 12 civilians in the city of Mykolaiv, officials and witnesses said on Monday.", ["ASSAULT RUS MIL > UKR CVL"]),
    ("Ethiopian soldiers killed at least 30 civilians in the town of Bule in the Oromia region, residents and a hospital official said on Tuesday.", ["ASSAULT ETH MIL > ETH CVL"]),
    ("Turkish police detained 30 teachers in Izmir, lawyers and a union said on Friday.", ["COERCE/arrest TUR COP > TUR EDU"]),
    ("France, Germany and Italy said on Monday they backed Ukraine.", ["SUPPORT FRA+DEU+ITA > UKR"]),
    ("Thousands marched in Budapest to demand reforms.", ["PROTEST/demo HUN CVL > HUN GOV"]),
    ("Hundreds of people protested in Caracas.", ["PROTEST/demo VEN CVL > VEN GOV"]),
    ("Thousands of people protested against the law in Warsaw.", ["PROTEST/demo POL CVL > POL GOV"]),
    ("Riots broke out in Jakarta.", ["PROTEST/riot IDN CVL > IDN GOV"]),
    ("Lavrov said 1,500 people had been killed in Tskhinvali.", ["ASSAULT - > GEO CVL"]),
    ("Polish farmers dumped grain on railway tracks to protest against cheap imports.", ["PROTEST/demo POL AGR > -"]),
    ("A shipment of American rifles arrived in Lebanon.", ["AID USA > LBN"]),
    ("Relations between Ankara and Berlin worsened after the arrests.", []),
]

# Blows at targets, attacks that nobody claims, people held that are freed, wishes that are requests.
TARGETS: Table = [
    ("Turkey struck Kurdish positions in Syria.", ["ASSAULT TUR > SYR"]),
    ("Turkey attacked Kurdish positions in Syria.", ["ASSAULT TUR > SYR"]),
    ("Turkey warned that it would strike Kurdish positions in Syria.", ["THREATEN/violence TUR > SYR"]),
    ("No group has claimed responsibility.", []),
    ("No organisation has claimed responsibility for the attack on the Afghan ministry.", ["ASSAULT - > AFG GOV"]),
    ("No one has admitted a role in the kidnapping of the Kenyan priest.", ["ASSAULT/abduct - > KEN REL"]),
    ("Saudi Arabia denied that its planes had attacked a market.", ["ASSAULT/aerial SAU > -"]),
    ("The Kabul bombing killed nine people.", ["ASSAULT - > AFG CVL"]),
    ("A Moscow missile strike killed nine Ukrainians.", ["ASSAULT/heavy-weapons RUS GOV > UKR CVL"]),
    ("The death toll from the Gaza strike rose to 30.", ["ASSAULT - > PSE"]),
    ("The Taliban claimed responsibility for the attack on the Afghan ministry.", ["ASSAULT AFG REB > AFG GOV"]),
    ("Two French journalists held hostage in Syria were freed on Saturday.", ["RETREAT/release - > FRA JRN"]),
    ("Macedonian police arrested three ethnic Albanians.", ["COERCE/arrest MKD COP > MKD CVL"]),
    ("Muslims in Dhaka burned Danish flags.", ["PROTEST/demo BGD REL > DNK"]),
    ("Serbia handed over a politician accused of massacres to the tribunal.", ["COOPERATE SRB > -"]),
    ("Ukraine said Russia was to blame for the bombing.", ["ACCUSE/allege UKR > RUS"]),
    ("India said Pakistan was not to blame for the attack.", []),
    ("Russia will deploy missiles in Kaliningrad if Washington does not drop its plan for a shield.", ["THREATEN/violence RUS > USA GOV"]),
    ("NATO will deploy more troops in Poland if Warsaw requests it.", ["MOBILIZE/troops IGO NATO > POL"]),
    ("Argentina offered condolences to the people of Chile for the earthquake victims.", ["SUPPORT ARG > CHL CVL"]),
    ("A bomb that went off outside a school in Jos killed two.", ["ASSAULT/explosives - > NGA"]),
    ("Swiss surgeons operated on children hurt in an Iraqi bombing.", ["AID CHE MED > IRQ CVL"]),
    ("The soldiers went to Mali.", []),
    ("France is winding down its military mission in Mali.", ["RETREAT/withdraw FRA > MLI"]),
    ("North and South Korea reconnected a railway across their border.", ["COOPERATE PRK+KOR > -"]),
    ("Iran staged war games along its frontier with Azerbaijan.", ["MOBILIZE/troops IRN > AZE"]),
    ("UN investigators are looking into the shelling of a school in Gaza by the Israeli army.", ["ACCUSE/investigate IGO UN COP > ISR MIL"]),
    ("The European Parliament opened proceedings against Hungary.", ["ACCUSE/allege IGO EU > HUN"]),
    ("Washington took Cuba off its list of sponsors of terrorism.", ["CONCEDE USA GOV > CUB"]),
    ("Serbia's government gave up plans for a lithium mine.", ["CONCEDE SRB GOV > -"]),
    ("Do not block his way, the bishop said.", []),
    ("Drug abuse in Canada claimed the lives of 2,000 people.", []),
    ("Her parents held her.", []),
    ("Liberia's warring factions on Saturday initialled an accord in Abuja.", ["AGREE LBR UAF > -"]),
    ("Portuguese paratroopers killed 40 guerrillas in a raid on a base in northern Mozambique.", ["ASSAULT PRT MIL > MOZ REB"]),
    ("NATO gave the go-ahead for a force in Bosnia.", ["SUPPORT IGO NATO > BIH"]),
    ("Russia has deployed tanks, rocket launchers and 40,000 men close to its frontier with Ukraine.", ["MOBILIZE/troops RUS > UKR"]),
    ("North Korea warned that it was ready to fire missiles at a Japanese island.", ["THREATEN/violence PRK > JPN"]),
    ("Israel brushed off a call by France for a Palestinian state.", ["REJECT ISR > FRA"]),
    ("Supporters of an Islamist party brought Lahore to a halt on Wednesday.", ["PROTEST/obstruct PAK CVL > PAK"]),
    ("South African miners marched through the town of Rustenburg on Saturday.", ["PROTEST/demo ZAF LAB > ZAF"]),
    ("Indonesia declared martial law in Aceh.", ["COERCE/martial-law IDN > IDN"]),
    ("The United States gave Kenya money to help it guard its border with Somalia.", ["AID USA > KEN"]),
    ("Israeli warplanes struck what the army said were Hizbollah arms stores.", ["ASSAULT/aerial ISR MIL > LBN REB"]),
    ("Azerbaijan's ministry said Armenian forces had shelled three of its villages.", ["ASSAULT/heavy-weapons ARM MIL > AZE GOV"]),
    ("Rwandan troops have crossed into eastern Congo and attacked camps.", ["MOBILIZE/troops RWA MIL > COD", "ASSAULT RWA MIL > COD"]),
    ("Japan will resume loans to Vietnam that it froze last year.", ["AGREE JPN > VNM"]),
    ("France condemned police brutality in Belarus.", ["ACCUSE/disapprove FRA > BLR COP"]),
    ("The Kenyan president rejected an opposition call for talks.", ["REJECT KEN GOV > KEN PTY"]),
    ("Sri Lanka's Tamil Tigers charged the military with shelling a hospital.", ["ACCUSE/allege LKA REB > LKA MIL"]),
    ("India moved strike corps to within miles of the Pakistani frontier.", ["MOBILIZE/troops IND > PAK"]),
    ("The Iranian admiral said his ships would attack Iraq if Baghdad closed the port.", ["THREATEN/violence IRN MIL > IRQ"]),
    ("NATO would respond should Russia attack, he said.", ["THREATEN IGO NATO > RUS"]),
    ("NATO gave the Bosnian Serbs ten days to withdraw their guns.", ["THREATEN IGO NATO > BIH REB"]),
    ("Colombia's FARC rebels turned their backs on a government call for a truce.", ["REJECT COL REB > -"]),
    ("Togo's leader gave in to pressure from the opposition.", ["CONCEDE TGO GOV > TGO PTY"]),
    ("Iran consented to inspections by the nuclear agency.", ["AGREE IRN > ?"]),
    ("Russian forces sealed off the road that leads to Crimea.", ["COERCE/restrict RUS MIL > UKR"]),
    ("Soldiers from India have cordoned off the roads leading into Pakistan.", ["COERCE/restrict IND MIL > PAK"]),
    ("The town, sealed off by Syrian troops, ran out of food.", ["COERCE/restrict SYR MIL > -"]),
    ("The army cut off the town of Daraa.", ["COERCE/restrict SYR MIL > SYR"]),
    ("Poland wants NATO to station nuclear weapons on its soil.", ["REQUEST POL > IGO NATO"]),
]

# Whom a reaction is aimed at is told one sentence before, or in the condition; what is supported against somebody does not support them.
AIMED: Table = [
    ("Israeli jets bombed Gaza on Monday. Egypt condemned the strikes.", ["ASSAULT/aerial ISR MIL > PSE", "ACCUSE/disapprove EGY > ISR MIL"]),
    ("Russia offered a ceasefire to Ukraine. Germany rejected the proposal.", ["AGREE RUS > UKR", "REJECT DEU > RUS"]),
    ("Israeli jets bombed Gaza. Turkey demanded an end to the strikes.", ["ASSAULT/aerial ISR MIL > PSE", "REQUEST/yield TUR > ISR MIL"]),
    ("China sent ships to the reef. Manila protested against the move.", ["MOBILIZE/troops CHN > -", "ACCUSE/disapprove PHL GOV > CHN"]),
    ("Kurdish rebels ambushed a Turkish patrol. The attack killed three soldiers.", ["ASSAULT TUR REB > TUR MIL", "ASSAULT TUR REB > ?"]),
    ("North Korea warned of all-out war if the South imposed sanctions.", ["THREATEN/violence PRK > KOR"]),
    ("France backed sanctions against Mali.", ["SUPPORT FRA > -"]),
    ("Hezbollah destroyed an Israeli tank.", ["ASSAULT LBN REB > ISR MIL"]),
    ("Israel used white phosphorus in Gaza.", ["ASSAULT/unconventional ISR > PSE"]),
    ("Thailand denied using poisonous gas.", ["ASSAULT/unconventional THA > -"]),
    ("The soldiers removed President Bazoum from power.", ["SANCTION NER MIL > NER"]),
    ("Refugees poured across the border after rebels drove Hutu militiamen out of the camp.", ["ASSAULT ? > ?"]),
]

NOMINAL: Table = [
    ("Russia's annexation of Crimea angered Ukraine.", ["COERCE/seize RUS > UKR"]),
    ("Ethiopia's withdrawal from Somalia began on Monday.", ["RETREAT/withdraw ETH > SOM"]),
    ("The arrest of an Iranian scientist by German police led the news.", ["COERCE/arrest DEU COP > IRN CVL"]),
    ("A Turkish air strike on Syria made headlines.", ["ASSAULT/aerial TUR > SYR"]),
    ("Iraq's invasion of Kuwait changed the region.", ["ASSAULT IRQ > KWT"]),
    ("Talks between Serbia and Kosovo began in Brussels.", ["CONSULT SRB+XKX > -"]),
    ("American criticism of China continued.", ["ACCUSE/disapprove USA > CHN"]),
    ("Denmark's expulsion of two Iranian diplomats made headlines.", ["SANCTION/expel DNK > IRN GOV"]),
    ("British aid to Malawi was announced.", ["AID GBR > MWI"]),
    ("The Rwandan attack on Congolese rebels came at dawn.", ["ASSAULT RWA > COD REB"]),
]

RELATIVE: Table = [
    ("Germany, which imposed sanctions on Iran, said nothing.", ["SANCTION/discontinue DEU > IRN"]),
    ("Rebels who attacked Chadian soldiers fled.", ["ASSAULT TCD REB > TCD MIL"]),
    ("Vietnam, which has arrested dozens of Chinese fishermen, kept silent.", ["COERCE/arrest VNM > CHN LAB"]),
    ("Sudan, which was attacked by Chad, closed its schools.", ["ASSAULT TCD > SDN"]),
    ("The Iranian soldiers who seized a British ship were tired.", ["COERCE/seize IRN MIL > GBR"]),
    ("Israeli planes that bombed Syria came back.", ["ASSAULT/aerial ISR > SYR"]),
    ("The Egyptian journalist whom Libya arrested wrote a book.", ["COERCE/arrest LBY > EGY JRN"]),
    ("Belarus, which was condemned by Poland, replied.", ["ACCUSE/disapprove POL > BLR"]),
]

REDUCED: Table = [
    ("A British journalist arrested by Iranian police was freed by Iran.", ["COERCE/arrest IRN COP > GBR JRN", "RETREAT/release IRN > GBR JRN"]),
    ("Troops sent by Kenya to Somalia were resting.", ["MOBILIZE/troops KEN > SOM"]),
    ("Civilians killed by Syrian forces were buried on Friday.", ["ASSAULT SYR MIL > SYR CVL"]),
    ("Angered by the vote, Russia imposed sanctions on Moldova.", ["SANCTION/discontinue RUS > MDA"]),
]

CONJUNCTION: Table = [
    ("Russian troops entered Georgia and bombed a Georgian base.", ["MOBILIZE/troops RUS MIL > GEO", "ASSAULT/aerial RUS MIL > GEO"]),
    ("China sent food to Laos and Cambodia.", ["AID CHN > LAO+KHM"]),
    ("France, Spain and Italy urged Libya to release the prisoners.", ["REQUEST/yield FRA+ESP+ITA > LBY"]),
    ("Israel attacked Lebanon but released a Lebanese prisoner.", ["ASSAULT ISR > LBN", "RETREAT/release ISR > LBN CVL"]),
    ("Peru signed a treaty with Chile and Bolivia.", ["SUPPORT PER > CHL+BOL"]),
]

CONTROL: Table = [
    ("Russia began shelling Ukrainian positions.", ["ASSAULT/heavy-weapons RUS > UKR"]),
    ("Israel continued to bomb Lebanon.", ["ASSAULT/aerial ISR > LBN"]),
    ("France persuaded Mali to release two prisoners.", ["RETREAT/release MLI > MLI CVL"]),
    ("Cuba decided to release an American journalist.", ["AGREE CUB > USA JRN"]),
    ("Georgia wants to join talks with Russia.", ["AGREE GEO > RUS"]),
    ("Iran helped Syria to bomb rebels.", ["ASSAULT/aerial IRN > SYR"]),
    ("China is ready to hold talks with Japan.", ["AGREE CHN > JPN"]),
    ("Togo asked Ghana for food aid.", ["REQUEST/assist TGO > GHA"]),
    ("Rwanda resumed shelling Congolese positions.", ["ASSAULT/heavy-weapons RWA > COD"]),
    ("Syria was ordered by Lebanon to withdraw its troops.", ["REQUEST/yield LBN > SYR"]),
]

LIGHT_VERBS: Table = [
    ("Israel carried out air strikes on Lebanon.", ["ASSAULT/aerial ISR > LBN"]),
    ("Turkey launched an attack on Syrian rebels.", ["ASSAULT TUR > SYR REB"]),
    ("The foreign minister of Spain paid a visit to Morocco.", ["CONSULT/visit ESP GOV MFA > MAR"]),
    ("India and Pakistan held talks.", ["CONSULT IND+PAK > -"]),
    ("Cameroon signed an agreement with Nigeria.", ["SUPPORT CMR > NGA"]),
    ("Rebels opened fire on Colombian soldiers.", ["ASSAULT/firearms COL REB > COL MIL"]),
    ("Malaysia took part in talks with Indonesia.", ["CONSULT MYS > IDN"]),
    ("Greece lodged a protest with Turkey.", ["ACCUSE/disapprove GRC > TUR"]),
]

PARTICLES: Table = [
    ("The United States pulled out of Somalia.", ["RETREAT/withdraw USA > SOM"]),
    ("Bahrain broke off relations with Iran.", ["SANCTION/discontinue BHR > IRN"]),
    ("Belarusian police cracked down on opposition parties.", ["COERCE/restrict BLR COP > BLR PTY"]),
    ("Spain called off talks with Morocco.", ["REJECT/meet ESP > MAR"]),
    ("Israel pulled its troops out of Lebanon.", ["RETREAT/withdraw ISR > LBN"]),
    ("Sweden turned down a Turkish request.", ["REJECT SWE > TUR"]),
    ("Qatar called on Bahrain to free the prisoners.", ["REQUEST/yield QAT > BHR"]),
    ("Hungary cut off aid to Ukraine.", ["SANCTION/discontinue HUN > UKR"]),
    ("Burmese soldiers burned down a Thai village.", ["ASSAULT/destroy MMR MIL > THA"]),
]

OPERATORS: Table = [
    ("Iran refused to release the American prisoners.", ["REJECT/yield IRN > USA CVL"]),
    ("Russia refused to withdraw its troops from Georgia.", ["REJECT/yield RUS > GEO"]),
    ("Eritrea refused to meet Ethiopia.", ["REJECT/meet ERI > ETH"]),
    ("Japan promised to send food aid to North Korea.", ["AGREE JPN > PRK"]),
    ("Sudan agreed to release 200 Eritrean prisoners.", ["AGREE SDN > ERI CVL"]),
    ("Israel offered to withdraw from Lebanon.", ["AGREE ISR > LBN"]),
    ("Canada pledged aid to Haiti.", ["AGREE CAN > HTI"]),
    ("North Korea threatened to attack South Korea.", ["THREATEN/violence PRK > KOR"]),
    ("The United States threatened to impose sanctions on Turkey.", ["THREATEN/relations USA > TUR"]),
    ("Moldova threatened to expel the Russian ambassador.", ["THREATEN/expel MDA > RUS GOV"]),
    ("France demanded that Syria withdraw its troops.", ["REQUEST/yield FRA > SYR"]),
    ("Estonia demanded the release of its citizens from Belarus.", ["REQUEST/yield EST > BLR"]),
    ("Bolivia demanded talks with Chile.", ["REQUEST/meet BOL > CHL"]),
    ("Canada stopped aid to Haiti.", ["SANCTION/discontinue CAN > HTI"]),
    ("Israel halted its attacks on Lebanon.", ["RETREAT/ceasefire ISR > LBN"]),
    ("Austria suspended cooperation with Hungary.", ["SANCTION/discontinue AUT > HUN"]),
    ("Thailand cancelled a meeting with Cambodia.", ["REJECT/meet THA > KHM"]),
    ("Ghana postponed talks with Togo.", ["REJECT/meet GHA > TGO"]),
]

FUTURE: Table = [
    ("Denmark will send food aid to Yemen.", ["AGREE DNK > YEM"]),
    ("India and Nepal will hold talks.", ["AGREE IND+NPL > -"]),
    ("Israel will withdraw its troops from Lebanon.", ["CONCEDE ISR > LBN"]),
    ("The president of Peru will visit Chile.", ["AGREE PER GOV > CHL"]),
    ("Japan said it would give aid to Kenya.", ["AGREE JPN > KEN"]),
    ("Iran will attack Israel, the Iranian president said.", ["THREATEN/violence IRN > ISR"]),
    ("The European Union is going to impose sanctions on Belarus.", ["THREATEN/relations IGO EU > BLR"]),
    ("Greece plans to expel a Libyan diplomat.", ["THREATEN/expel GRC > LBY GOV"]),
    ("Morocco intends to sign a treaty with Algeria.", ["AGREE MAR > DZA"]),
    ("The Chinese president is to visit Vietnam.", ["AGREE CHN GOV > VNM"]),
    ("Latvia and Estonia are due to hold talks.", ["AGREE LVA+EST > -"]),
    ("Jordan shall release the Syrian prisoners.", ["AGREE JOR > SYR CVL"]),
]

OBLIGATION: Table = [
    ("Russia must withdraw its troops from Georgia, the U.S. president said.", ["REQUEST/yield USA GOV > RUS"]),
    ("The Turkish president said Syria must stop its attacks on Turkey.", ["REQUEST/yield TUR GOV > SYR"]),
    ("The French foreign minister said Mali should hold talks with Niger.", ["REQUEST/meet FRA GOV MFA > MLI"]),
    ("The Indian prime minister said Pakistan should release the prisoners.", ["REQUEST/yield IND GOV > PAK"]),
    ("Iran must allow inspectors in, Germany said.", ["REQUEST/change DEU > IRN"]),
    ("Britain said Argentina should stop threatening the islands.", ["REQUEST/yield GBR > ARG"]),
]

CONDITIONS: Table = [
    ("China will impose sanctions on Taiwan unless it cancels the vote.", ["THREATEN/relations CHN > TWN"]),
    ("Egypt will send troops to Libya if Turkey attacks.", ["THREATEN/violence EGY > LBY"]),
    ("Ukraine is considering options ranging from a blockade to an invasion of Belarus.", ["ASSAULT UKR > BLR"]),
]

WHOLE_SENTENCE: Table = [
    ("Thousands of people marched in Athens to demand the resignation of the government.", ["PROTEST/demo GRC CVL > GRC GOV"]),
    ("Workers in Tunisia went on strike to demand better pay.", ["PROTEST/strike TUN LAB > -"]),
    ("Israeli troops entered Gaza and killed three Palestinian militants.", ["MOBILIZE/troops ISR MIL > PSE", "ASSAULT ISR MIL > PSE REB"]),
    ("Russian forces attacked Georgia, moving tanks towards Gori.", ["ASSAULT RUS MIL > GEO"]),
    ("Kenyan protesters threw stones at police in Nairobi.", ["PROTEST/riot KEN CVL > KEN COP"]),
    ("Prisoners in Turkey began a hunger strike.", ["PROTEST/hunger TUR CVL > -"]),
    ("Farmers blocked roads in France to protest against the government.", ["PROTEST/obstruct FRA AGR > FRA"]),
]

NOTHING: Table = [
    ("She left her husband for a new life.", []),
    ("The actor agreed a deal with the studio.", []),
    ("Reporters asked the Kenyan president whether he was ill.", []),
    ("Shares in Toyota declined by two per cent.", []),
    ("The Kenyan minister declined to comment.", []),
    ("A Spanish striker shot himself in the foot.", []),
    ("Residents turned out for the fireworks in Lima.", []),
    ("The ministry submitted a report to the Kenyan parliament.", []),
    ("The company launched a charm offensive in China.", []),
    ("The storm killed twelve people in Haiti.", []),
    ("Shares fell sharply in Tokyo.", []),
    ("The film shoots in Morocco next year.", []),
    ("The company launched a new telephone.", []),
    ("The Agency for Development and Cooperation has forty staff.", []),
    ("Doctors fought the disease in Liberia.", []),
    ("The museum shows arms and armour.", []),
    ("Oil prices rose in London on Monday.", []),
    ("The book tells of the war.", []),
]

# What is read wrongly so far, and what would be right; a row that comes out right moves to its table.
ONCE_MISSED: Table = [
    ("Hillary Clinton attacked Donald Trump over his taxes.", ["ACCUSE/disapprove USA GOV > USA"]),
    ("Kenyan police and students clashed over the fees.", ["ASSAULT KEN COP+KEN EDU > -"]),
    ("France welcomed a resumption of ties between Syria and Israel.", ["SUPPORT FRA > SYR+ISR"]),
    ("Lawmakers and officials in Kenya welcomed the deal with Tanzania.", ["SUPPORT KEN LEG+KEN GOV > TZA"]),
    ("The Danish media and government warned Norway.", ["THREATEN DNK JRN+DNK GOV > NOR"]),
    ("Kenya received food aid from Japan.", ["AID JPN > KEN"]),
    ("The singer will visit her mother.", []),
    ("Norway condemned the Syrian government.", ["ACCUSE/disapprove NOR > SYR GOV"]),
    ("Armenia accused Azerbaijan of shelling a village.", ["ACCUSE/allege ARM > AZE"]),
    ("The Syrian government was condemned by Norway.", ["ACCUSE/disapprove NOR > SYR GOV"]),
    ("Azerbaijan was accused by Armenia of shelling a village.", ["ACCUSE/allege ARM > AZE"]),
    ("Egypt and Jordan condemned Israel.", ["ACCUSE/disapprove EGY+JOR > ISR"]),
    ("Iran praised Syria and condemned Israel.", ["SUPPORT IRN > SYR", "ACCUSE/disapprove IRN > ISR"]),
    ("Villages shelled by the Sudanese army lay empty.", ["ASSAULT/heavy-weapons SDN MIL > -"]),
    ("Ukraine came under attack from Russia.", ["ASSAULT RUS > UKR"]),
    ("Uganda put pressure on Burundi.", ["REQUEST UGA > BDI"]),
    ("Croatia handed a suspect over to Bosnia.", ["COOPERATE HRV > BIH"]),
    ("The European Union lifted sanctions against Serbia.", ["RETREAT IGO EU > SRB"]),
    ("Police fired tear gas at protesters in Cairo.", ["ASSAULT/crowd-control EGY COP > EGY CVL"]),
]

# People whom nothing else places are of the country that a report is set in: its dateline, and the country it names most.
SETTING: Table = [
    ("LAGOS, May 12 (Reuters) - Police fired tear gas at protesters on Friday.\n\nNigeria is to vote next year.", ["ASSAULT/crowd-control NGA COP > NGA CVL"]),
    ("LIMA, May 12 (AP) - Soldiers detained Peru's former president on Friday.", ["COERCE/arrest PER MIL > PER ELI"]),
    ("MANILA, May 12 (AP) - Authorities imposed a curfew on Monday.\n\nThe Philippines is to vote in June.", ["COERCE/curfew PHL GOV > -"]),
    ("NAIROBI, May 12 (AFP) - The Senate condemned France on Tuesday.\n\nKenya raised taxes last week.", ["ACCUSE/disapprove KEN LEG > FRA"]),
    ("MANILA, May 12 (AP) - The Philippines voted on Monday. Foreign troops fired on a convoy.", ["ASSAULT ? > -"]),
    ("MANILA, May 12 (AP) - The Philippines voted on Monday. In Vietnam, police arrested two students.", ["COERCE/arrest VNM COP > VNM EDU"]),
    ("BRUSSELS, May 12 (AFP) - Belarus is ruled by one man.\n\nPolice beat protesters on Monday.", ["ASSAULT/beat ? > ?"]),
    ("YANGON, May 12 (AP) - Military jets bombed a village in Myanmar.", ["ASSAULT/aerial MMR MIL > MMR"]),
    ("YANGON, May 12 (AP) - Thailand's army deployed troops. The military accused the rebels of murder.\n\nMyanmar has been under army rule since 2021, when generals toppled Myanmar's government. Few in Myanmar sleep well.", ["MOBILIZE/troops THA MIL > -", "ACCUSE/allege MMR MIL > MMR REB", "COERCE/martial-law MMR MIL > MMR GOV"]),
    ("NIAMEY, May 12 (AP) - Army chief of staff Abdou Sidikou Issa said soldiers had acted, condemning France.\n\nNiger is poor.", ["ACCUSE/disapprove NER MIL > FRA"]),
    ("LIMA, May 12 (AP) - Two guards were shot dead on Friday.\n\nPeru has seen a wave of crime.", ["ASSAULT/firearms - > PER COP"]),
]

# What somebody adds to his words: told beside them, by who spoke, and not by those he spoke of.
ADDED: Table = [
    ("Venezuelan jets entered its airspace, the Guyanese foreign ministry said, accusing Caracas of provocation.", ["MOBILIZE/troops VEN MIL > -", "ACCUSE/allege GUY GOV MFA > VEN GOV"]),
    ("Two soldiers were killed near the border, the Thai army said, blaming Cambodia for the attack.", ["ASSAULT - > ?", "ACCUSE/allege THA MIL > KHM"]),
    ("The rebels released a soldier, the Red Cross said, urging them to free other captives.", ["RETREAT/release ? > ?", "REQUEST/yield NGO > ?"]),
    ("Police arrested 40 people, the Kenyan interior minister said, accusing the opposition of planning riots.", ["COERCE/arrest ? > ?", "ACCUSE/allege KEN GOV MOI > KEN PTY"]),
    ("Turkey's president said Greek jets had violated its airspace, warning Athens that it would respond.", ["MOBILIZE/troops GRC MIL > TUR", "THREATEN TUR GOV > GRC GOV"]),
    ("Hamas said the raid had killed five people, condemning Israel for the attack.", ["ASSAULT - > ?", "ACCUSE/disapprove PSE REB > ISR"]),
    ("A spokesman for the Ethiopian army said the rebels had shelled a town, accusing Eritrea of arming them.", ["ASSAULT/heavy-weapons ? > -", "ACCUSE/allege ETH MIL > ERI"]),
    ("Turkey said its foreign minister had telephoned his Russian counterpart, urging him to renew the deal.", ["CONSULT/phone TUR GOV MFA > RUS GOV", "REQUEST/meet TUR GOV MFA > RUS GOV"]),
    ("The Belarusian government accused the EU of waging economic war, vowing to retaliate.", ["ACCUSE/allege BLR GOV > IGO EU", "THREATEN BLR GOV > IGO EU"]),
    ("Kenya urged Sudan to hold talks, warning that it would close the border.", ["REQUEST/meet KEN > SDN", "THREATEN/relations KEN > SDN"]),
    ("Serbia put its army on alert, accusing Kosovo of attacking Serbs.", ["MOBILIZE/troops SRB > -", "ACCUSE/allege SRB > XKX"]),
]

# Two who act in one sentence are told apart, whatever joins their clauses.
SIDE_BY_SIDE: Table = [
    ("Kenya recalled its envoy and Somalia closed the border.", ["SANCTION/withdraw KEN > -", "SANCTION/discontinue SOM > -"]),
    ("Yemeni rebels fired missiles at a ship and an American destroyer shot them down.", ["ASSAULT/heavy-weapons YEM REB > -", "ASSAULT/firearms USA MIL > YEM REB"]),
    ("Germany expelled two Russian diplomats and Iran was accused of spying.", ["SANCTION/expel DEU > RUS GOV", "ACCUSE/allege - > IRN"]),
    ("Russia vetoed the resolution, China abstained and France accused Moscow of blocking aid.", ["REJECT RUS > -", "ACCUSE/allege FRA > RUS GOV"]),
    ("Denmark condemned the attack, Norway expelled a Syrian diplomat, and France closed its embassy in Niger.", ["ACCUSE/disapprove DNK > -", "SANCTION/expel NOR > SYR GOV", "SANCTION/withdraw FRA > NER"]),
    ("Peru expelled Cuba's ambassador; Havana responded by breaking off relations with Lima.", ["SANCTION/expel PER > CUB GOV", "SANCTION/discontinue CUB GOV > PER GOV"]),
    ("Strikers blocked the port in Chile, the government sent soldiers and a union leader was arrested.", ["PROTEST/obstruct CHL LAB > CHL", "MOBILIZE/troops CHL GOV > CHL", "COERCE/arrest ? > ?"]),
    ("Turkey shelled the village while Syrian troops attacked a Turkish post.", ["ASSAULT/heavy-weapons TUR > -", "ASSAULT SYR MIL > TUR"]),
    ("Israel bombed the camp, and Lebanese militants fired rockets at Haifa.", ["ASSAULT/aerial ISR > -", "ASSAULT/heavy-weapons LBN REB > ISR"]),
    ("Iranian students marched to the palace, but guards fired warning shots and dispersed them.", ["PROTEST/demo IRN EDU > -", "ASSAULT/firearms IRN COP > -", "COERCE/restrict IRN COP > IRN EDU"]),
]

# What is struck is no subject of the next verb, and a past tense with a subject of its own no adjective.
NEXT: Table = [
    ("Norway gave the rebels aid, while security forces in Lima beat demonstrators and Brazil imposed sanctions on Peru.", ["AID NOR > ?", "ASSAULT/beat PER COP > PER CVL", "SANCTION/discontinue BRA > PER"]),
    ("Police in Tunis arrested reporters and Spain recalled its ambassador to Tunisia.", ["COERCE/arrest TUN COP > TUN JRN", "SANCTION/withdraw ESP > TUN"]),
    ("Chad jailed a lawyer and Niger outlawed strikes, threatening offenders with prison.", ["COERCE/arrest TCD > TCD CVL", "COERCE/restrict NER > -", "THREATEN NER > NER CRM"]),
    ("Police beat students and teachers in Kampala.", ["ASSAULT/beat UGA COP > UGA EDU+UGA EDU"]),
]

# Whoever speaks for a body has its code, also where only the report says which body that is.
SPOKESMEN: Table = [
    ("Indonesian police arrested ten students. Police spokesman Argo Yuwono accused the students of rioting.", ["COERCE/arrest IDN COP > IDN EDU", "ACCUSE/allege IDN COP > IDN EDU"]),
    ("Iran's military denounced the raid. Military spokesman Abolfazl Shekarchi criticised Israel.", ["ACCUSE/disapprove IRN MIL > -", "ACCUSE/disapprove IRN MIL > ISR"]),
    ("The Saudi-led coalition bombed Sanaa. Coalition spokesman Brigadier General Turki al-Malki accused Iran of lying.", ["ASSAULT/aerial SAU MIL > YEM", "ACCUSE/allege SAU MIL > IRN"]),
    ("The Congress party accused the Indian government of fraud. Its spokesman Pawan Khera criticised Pakistan.", ["ACCUSE/allege IND PTY > IND GOV", "ACCUSE/disapprove IND PTY > PAK"]),
    ("The opposition coalition in Venezuela boycotted the vote. Coalition spokeswoman Delsa Solorzano criticised Cuba.", ["PROTEST/boycott VEN PTY > -", "ACCUSE/disapprove VEN PTY > CUB"]),
    ("The German foreign ministry summoned the Iranian ambassador. Ministry spokesman Christian Wagner accused Tehran of spying.", ["ACCUSE/disapprove DEU GOV MFA > IRN GOV", "ACCUSE/allege DEU GOV MFA > IRN GOV"]),
    ("The Kremlin rejected the plan. \"Russia will respond,\" spokesman Dmitry Ivanov said, accusing Ukraine of provocation.", ["REJECT RUS GOV > -", "ACCUSE/allege RUS GOV > UKR"]),
    ("The United Nations sent food to Chad. Its coordinator, Mohamed Fall, criticised Libya.", ["AID IGO UN > TCD", "ACCUSE/disapprove IGO UN > LBY"]),
    ("The United Nations sent food to Chad. The governor's spokesman criticised Libya.", ["AID IGO UN > TCD", "ACCUSE/disapprove ? > LBY"]),
    ("Boeing cut jobs. A union leader, Mark Blondin, criticised NATO.", ["ACCUSE/disapprove ? > IGO NATO"]),
]

# Who bears arms in a word before the deed, who is sent and who is struck, whom a kinsman speaks of, and short forms of names.
BEARERS: Table = [
    ("A rebel attack killed two Turkish soldiers.", ["ASSAULT TUR REB > TUR MIL"]),
    ("A police helicopter strike killed two men in Kenya.", ["ASSAULT KEN COP > KEN CVL"]),
    ("A drone strike hit a village in Ethiopia.", ["ASSAULT/drone - > ETH"]),
    ("A tank attack killed two Malian farmers.", ["ASSAULT - > MLI AGR"]),
    ("Sudan's army retreated. An army air strike hit the district.", ["RETREAT/withdraw SDN MIL > -", "ASSAULT/aerial SDN MIL > -"]),
    ("Kenya's president ordered the army to attack the rebels in Somalia.", ["ASSAULT KEN GOV > SOM REB"]),
    ("Russian warplanes bombed the region in support of President Bashar al-Assad.", ["ASSAULT/aerial RUS MIL > -"]),
    ("Hundreds of French and Chadian soldiers held joint exercises.", ["MOBILIZE/troops FRA MIL+TCD MIL > -"]),
    ("Two men in masks shot dead a Kenyan judge outside his home.", ["ASSAULT/targeted KEN CVL > KEN JUD"]),
    ("A student was wounded by a stray bullet in Bamako.", ["ASSAULT/firearms - > MLI EDU"]),
    ("Uganda jailed the rapper Bobi Wine. His wife, Barbara Itungo, said soldiers had beaten him.", ["COERCE/arrest UGA > UGA PTY", "ASSAULT/beat UGA MIL > UGA PTY"]),
    ("Kenya arrested a Kenyan reporter, Grace Otieno. Her lawyer said the police had beaten her.", ["COERCE/arrest KEN > KEN JRN", "ASSAULT/beat KEN COP > KEN JRN"]),
    ("India's Congress party accused the government of fraud. A BJP lawmaker accused Congress of lying.", ["ACCUSE/allege IND PTY > IND GOV", "ACCUSE/allege IND PTY > IND PTY"]),
    ("The Syrian government said it would allow the United Nations to use the crossing.", ["AGREE SYR GOV > IGO UN"]),
    ("Police fired into the air to disperse Kenyan students.", ["ASSAULT/crowd-control KEN COP > KEN EDU"]),
    ("Khamis Abbakar accused the Sudanese army of genocide.\n\nAbbakar urged the United Nations to act.", ["ACCUSE/allege ? > SDN MIL", "REQUEST ? > IGO UN"]),
    ("Last week suspected Boko Haram fighters killed two Nigerian soldiers.", ["ASSAULT NGA REB > NGA MIL"]),
    ("Yemeni rebels fired missiles towards an American destroyer off Yemen.", ["ASSAULT/heavy-weapons YEM REB > USA MIL"]),
    ("Turkey condemned the killing of civilians.", ["ACCUSE/disapprove TUR > -"]),
    ("Turkey condemned the killing of Palestinian protesters by Israeli troops.", ["ACCUSE/disapprove TUR > ISR MIL"]),
    ("The general said the decision would bring war to Chad, and accused France of meddling.", ["ACCUSE/allege ? > FRA"]),
]

# Whose release is asked for is held by others, and they are asked.
HELD: Table = [
    ("Hamas took 40 hostages. Israel demanded the release of the hostages.", ["ASSAULT/abduct PSE REB > PSE CVL", "REQUEST/yield ISR > PSE REB", "RETREAT/release PSE REB > -"]),
    ("Iran arrested a Dutch tourist. The Netherlands called for her release.", ["COERCE/arrest IRN > NLD CVL", "REQUEST/yield NLD > IRN", "RETREAT/release IRN > NLD CVL"]),
    ("Rebels in Mali kidnapped two French journalists. France demanded their release.", ["ASSAULT/abduct MLI REB > FRA JRN", "REQUEST/yield FRA > MLI REB", "RETREAT/release MLI REB > -"]),
    ("Soldiers detained the Nigerien president. Antony Blinken said the United States demanded his immediate release.", ["COERCE/arrest NER MIL > NER GOV", "REQUEST/yield USA > NER MIL", "RETREAT/release NER MIL > NER GOV"]),
    ("Belarus jailed the activist Maria Kalesnikava. The European Union urged her immediate release.", ["COERCE/arrest BLR > BLR PTY", "REQUEST/yield IGO EU > BLR", "RETREAT/release BLR > BLR PTY"]),
    ("France demanded the release of the hostages.", ["REQUEST/yield FRA > FRA CVL"]),
]

GAPS: list[tuple[str, list[str], str]] = [
    ("Kenyan police carried out combing operations in the slum.", ["COERCE KEN COP"], "too unsure to be coded"),
    ("The Saudi bombardment of Yemen went on.", ["ASSAULT/heavy-weapons SAU > YEM"], "the mode is lost before “went on”"),
    ("Police searched for the men who killed a Danish diplomat.", ["ASSAULT ? > DNK GOV"], "unknown men are taken for their victim's countrymen"),
    ("The village, which Israel bombed on Friday, lies in Lebanon.", ["ASSAULT/aerial ISR > LBN"], "“lies” is read as telling lies"),
    ("The diplomats expelled by Russia returned to Sweden.", ["SANCTION/expel RUS > ?"], "the expelled are taken for diplomats of whoever expels them"),
    ("Thailand arrested and deported a Cambodian journalist.", ["COERCE/arrest THA > KHM JRN", "COERCE/deport THA > KHM JRN"], "of two verbs with one object the first is lost"),
    ("Nepal tried to mediate between India and China.", ["CONSULT/third-party NPL > IND+CHN"], "the mode is lost after “tried”"),
    ("Congo asked Angola to send troops.", ["REQUEST/assist COD > AGO"], "a request for troops has no mode"),
    ("Zambia made an appeal to Angola for aid.", ["REQUEST/assist ZMB > AGO"], "what is appealed for does not give the mode"),
    ("Saudi Arabia gave financial support to Egypt.", ["AID SAU > EGY"], "financial support is read as support in words"),
    ("Norway declined to send troops to Iraq.", ["REJECT/assist NOR > IRQ"], "a refusal of troops has no mode"),
    ("Students protested in Dhaka against the arrest of a leader.", ["PROTEST/demo BGD EDU > -"], "a protest against something is read as criticism"),
    ("The minister attacked the budget.", [], "an attack on a thing"),
    ("A heart attack killed the poet.", [], "a killing by no actor"),
    ("Mr Strike and Mrs Battle live in Boston.", [], "surnames"),
    ("Israel's bombardment of Lebanon killed dozens of people.", ["ASSAULT/heavy-weapons ISR > LBN"], "people without a country are taken for whoever acts"),
    ("The expulsion of two Russian diplomats by Poland came on Friday.", ["SANCTION/expel POL > RUS GOV"], "“by” hangs on the diplomats"),
    ("Its troops attacked Georgia, Russia said.", ["ASSAULT RUS MIL > GEO"], "“its” before a noun is not resolved"),
    ("Rebels backed by Rwanda attacked a Congolese army base.", ["SUPPORT RWA > ?", "ASSAULT ? > COD MIL"], "rebels are taken for countrymen of whoever backs them"),
    ("Sweden, which sent food to Ethiopia, asked for nothing.", ["AID SWE > ETH"], "asking for nothing hides the aid"),
    ("A tanker seized by Iran belongs to Greece.", ["COERCE/seize IRN > -"], "a tanker is taken to be of whoever seizes it"),
    ("Soldiers accompanying the Ugandan president arrested a Kenyan journalist.", ["COERCE/arrest UGA MIL > KEN JRN"], "soldiers are taken for the office of whom they accompany"),
    ("Poland, attacked by Germany, asked for help.", ["ASSAULT DEU > POL"], "what is set between commas is passed over"),
    ("Israel has to end its attacks on Lebanon, the French president said.", ["REQUEST/yield FRA GOV > ISR"], "the speaker after the clause is not found under “has to”"),
    ("The Pakistani prime minister said India ought to withdraw its troops.", ["REQUEST/yield PAK GOV > IND"], "“ought to” is passed over"),
]

# Below the first sentence what hangs on the main line is told as well, and so is what somebody is accused of, asked for or threatens.
BELOW_THE_LEAD: Table = [
    ("It rained on Monday. Sudanese rebels accused Chad's army of bombing Nyala.", ["ACCUSE/allege SDN REB > TCD MIL", "ASSAULT/aerial TCD MIL > SDN"]),
    ("Sudanese rebels accused Chad's army of bombing Nyala.", ["ACCUSE/allege SDN REB > TCD MIL"]),
    ("It rained on Monday. Kenya did not accuse Somalia of arming the rebels.", ["ACCUSE/allege KEN > SOM"]),
    ("It rained on Monday. Egypt demanded that Ethiopia withdraw its troops from Sudan.", ["REQUEST/yield EGY > ETH", "RETREAT/withdraw ETH > SDN"]),
    ("It rained on Monday. Hezbollah threatened to shell Haifa.", ["THREATEN/violence LBN REB > ISR", "ASSAULT/heavy-weapons LBN REB > ISR"]),
    ("It rained on Monday. Norway froze its aid to Ethiopia after Eritrea refused to sign the accord.", ["SANCTION/discontinue NOR > ETH", "REJECT/assist ERI > -"]),
    ("Norway froze its aid to Ethiopia after Eritrea refused to sign the accord.", ["SANCTION/discontinue NOR > ETH"]),
    ("It rained on Monday. There will be no truce until the Houthis withdraw from Hodeidah.", []),
    ("It rained on Monday. The court cleared him, a ruling that Turkey has rejected.", ["REJECT TUR > -"]),
    ("Jordan recalled its envoy a day after Israel bombed a Jordanian clinic in Gaza.", ["SANCTION/withdraw JOR > ISR", "ASSAULT/aerial ISR > JOR MED"]),
    ("Uganda paid compensation to Asians whose shops it seized when Idi Amin expelled them 18 years ago.", ["AID UGA > -"]),
]  # fmt: skip

# Who is sent, taken or put out: by whom, and what it is then.
SENT_AND_TAKEN: Table = [
    ("Chadian rebels seized 40 villagers.", ["ASSAULT/abduct TCD REB > TCD CVL"]),
    ("France demanded that Syria withdraw its troops from Lebanon.", ["REQUEST/yield FRA > SYR"]),
    ("India, whose troops attacked a Pakistani post, said nothing.", ["ASSAULT IND MIL > PAK"]),
    ("Forty Frenchmen were expelled from Niger.", ["SANCTION/expel NER > FRA"]),
    ("Poland sent Ukraine fourteen tanks.", ["AID POL > UKR"]),
    ("Poland sent fourteen tanks to the Ukrainian border.", ["MOBILIZE/troops POL > UKR"]),
    ("Boko Haram seized forty pupils in Chibok.", ["ASSAULT/abduct NGA REB > NGA EDU"]),
    ("Nigerian police seized forty students in Kano.", ["COERCE/arrest NGA COP > NGA EDU"]),
    ("Russia seized Avdiivka in February.", ["COERCE/seize RUS > UKR"]),
    ("Among them is Ana Ruiz, a Cuban activist detained at her home.", ["COERCE/arrest ? > CUB CVL"]),
]  # fmt: skip

# Words that were once taken for what they are not.
TAKEN_FOR: Table = [
    ("The Red Cross said its hospitals in Goma had received 211 wounded.", []),
    ("Two planes carried 36 wounded from Goma to Nairobi.", []),
    ("India and Pakistan agreed that neither country would attack the other.", ["AGREE IND+PAK > -"]),
    ("Egypt urged Israel to stop attacks on Gaza.", ["REQUEST/yield EGY > ISR"]),
    ("Egypt demanded a halt to Israeli strikes on Gaza.", ["REQUEST EGY > ISR"]),
    ("Egypt called on Israel to stop attacks on Gaza.", ["REQUEST/yield EGY > ISR"]),
    ("The Chadian army warned that it would bomb Faya unless Libyan troops withdrew.", ["THREATEN/violence TCD MIL > LBY MIL"]),
    ("Iran rushed missiles to Damascus.", ["AID IRN > SYR GOV"]),
    ("The mayor of Lome was beaten by gunmen and taken hostage.", ["ASSAULT/beat ? > TGO GOV", "ASSAULT/abduct - > TGO GOV"]),
    ("Ali Bongo's brother faces arrest in Gabon unless he surrenders.", []),
    ("France deployed troops to Abidjan to protect its citizens.", ["MOBILIZE/troops FRA > CIV"]),
    ("It rained on Monday. France warned Azerbaijan against any attack on Armenia.", ["THREATEN/violence FRA > AZE"]),
    ("It rained on Monday. The Chadian opposition demanded the release of three union leaders.", ["REQUEST/yield TCD PTY > TCD LAB", "RETREAT/release - > TCD LAB"]),
    ("Images of the base suggest that China may have moved guns to the border.", ["MOBILIZE/troops CHN > -"]),
    ("North Korea is a threat to Japan.", []),
    ("Troops took the village in a push that threatens the road to Kharkiv.", ["COERCE/seize ? > -"]),
    ("Norway ruled out sending troops to Mali.", ["REJECT NOR > MLI"]),
    ("Egyptian officials have not ruled out a prisoner swap with Israel.", ["AGREE EGY GOV > ISR"]),
    ("Kenya offered to host talks, but Ethiopian Prime Minister Abiy Ahmed on Tuesday ruled out any negotiations.", ["AGREE KEN > -", "REJECT/meet ETH > -"]),
    ("Nigeria is considering sending two battalions back to Liberia.", ["MOBILIZE/troops NGA > LBR"]),
    ("A Libyan delegation met Egyptian intelligence chief Hamid Rashad late on Monday, a source close to the talks told Reuters.", ["CONSULT LBY GOV > EGY SPY"]),
    ("Under the plan Libya would free ten hostages and Chadian troops would pull back from the border.", ["AGREE LBY > LBY CVL", "CONCEDE TCD MIL > -"]),
]  # fmt: skip

WIRE: Table = [
    ("Peru helped Bolivia build two bridges.", ["AID PER > BOL"]),
    ("Chad's army traded fire with Sudanese rebels.", ["ASSAULT TCD MIL > SDN REB"]),
    ("Turkey will not hesitate to attack Syria.", ["THREATEN/violence TUR > SYR"]),
    ("Israel did not rule out an invasion of Lebanon.", ["THREATEN/violence ISR > LBN"]),
    ("Japan promised to plant trees in Niger.", ["AGREE JPN > NER"]),
    ("Rebels pulled out of peace talks with the government of Mali.", ["SANCTION/withdraw MLI REB > MLI GOV"]),
    ("Somalia wants Ethiopia to give up the town.", ["REQUEST/yield SOM > ETH"]),
    ("Egypt promised Gaza ten million dollars in aid.", ["AGREE EGY > PSE"]),
    ("Greece refused to let the Turkish minister speak.", ["REJECT GRC > TUR GOV"]),
    ("Missiles fired by Yemeni rebels hit an airport in Saudi Arabia.", ["ASSAULT/heavy-weapons YEM REB > SAU"]),
    ("An Israeli army team dug a boy out of the rubble in western Turkey.", ["AID ISR MIL > TUR"]),
    ("The Indian minister is on a two-day trip to Oman.", ["CONSULT/visit IND GOV > OMN"]),
    ("If Poland shuts the border, Belarus will send troops to the frontier.", ["THREATEN/violence BLR > POL"]),
    ("Libya armed Chadian dissidents.", ["AID LBY > TCD OPP"]),
    ("Ethiopian security forces sealed off the university in Addis Ababa.", ["COERCE/restrict ETH COP > ETH EDU"]),
    ("Peru has massed thousands of troops along its border with Chile.", ["MOBILIZE/troops PER > CHL"]),
    ("The party's candidate was forced to sell the house.", []),
    ("Voters in Norway should think of the future, a reader said.", []),
    ("The company fired its director on Monday.", []),
    ("Russian troops used Belarusian territory to attack Kyiv.", ["ASSAULT RUS MIL > UKR"]),
    ("Kenya insisted that police had not beaten the student.", ["ASSAULT/beat ? > ?"]),
    ("North Korea insisted that Japan pay compensation.", ["REQUEST/assist PRK > JPN"]),
    ("England beat Germany 2-1 at Wembley.", []),
]

# The first of two past tenses is a participle of the noun before it, and the second is what was done.
POSTED: Table = [
    ("Soldiers stationed nearby shot a Malian protester.", ["ASSAULT/firearms ? > MLI CVL"]),
    ("Rebels threw a grenade, but Chadian police posted there killed one of them.", ["ASSAULT/explosives ? > -", "ASSAULT/firearms TCD COP > ?"]),
    ("Troops based in Gao attacked Nigerien herders.", ["ASSAULT MLI MIL > NER CVL"]),
    ("The president had the Kenyan judge arrested.", ["COERCE/arrest KEN GOV > KEN JUD"]),
    ("Palestinians were freed from Israeli prisons.", ["RETREAT/release ISR > PSE"]),
    ("Ukrainian soldiers were released from a Russian camp.", ["RETREAT/release RUS > UKR MIL"]),
    ("Troops blocked all roads leading to the Sudanese capital.", ["COERCE/restrict SDN MIL > SDN"]),
    ("Uganda's opposition leader was placed under house arrest.", ["COERCE/arrest ? > UGA PTY"]),
    ("Sudan and Chad traded blame.", ["ACCUSE/allege SDN+TCD > -"]),
    ("Nearly 600 people wounded in Syria.", ["ASSAULT - > SYR CVL"]),
    ("Kuwait celebrated Eid al-Fitr with Oman.", []),
    ("Canada contributed 20 million doses to Kenya.", ["AID CAN > KEN"]),
    ("Police have intensified night rounds in Lagos.", ["MOBILIZE/police NGA COP > NGA"]),
]

# Talks that begin, go on and break down; what is said between whom stands behind the verb.
RESCUED: Table = [
    ("Nigerian soldiers freed 63 women who had been held by Boko Haram fighters.", ["AID NGA MIL > NGA CVL"]),
    ("Ten hostages held by rebels were freed by Philippine marines.", ["AID PHL MIL > PHL CVL"]),
    ("Boko Haram freed ten girls seized by its fighters.", ["RETREAT/release NGA REB > NGA CVL"]),
    ("Israel freed Palestinians held by its army.", ["RETREAT/release ISR > PSE"]),
]

# Verbs that the parser took for nouns, objects that it took for subjects, times that it took for clauses.
ASTRAY: Table = [
    ("Venezuela ships about 90,000 barrels of oil a day to Cuba on easy terms, an arrangement that has kept the economy afloat.", ["COOPERATE VEN > CUB"]),
    ("Russia sells tanks and jets to Syria, which has paid little for them.", ["COOPERATE RUS > SYR"]),
    ("Belgrade handed over to Bosnia a former Serb commander wanted for murder.", ["COOPERATE SRB GOV > BIH"]),
    ("Morocco extradited to Spain a businessman suspected of smuggling arms.", ["COOPERATE MAR > ESP"]),
    ("The Czech parliament voted down a government bill.", ["REJECT CZE LEG > CZE GOV"]),
    ("Ferries stayed in port and flights were grounded as Greek workers walked off the job.", ["SANCTION/discontinue - > -", "PROTEST/strike GRC LAB > -"]),
]

FOREWARNED: Table = [
    ("Beijing warned that any step by Taiwan towards independence would mean war.", ["THREATEN/violence CHN GOV > TWN"]),
    ("Iran warned that any Israeli attack would trigger a crushing response.", ["THREATEN IRN > ISR"]),
    ("British rail unions threatened a strike unless the government raised pay.", ["THREATEN/restrict GBR LAB > GBR GOV"]),
    ("Georgia said soldiers would cross the border if rebels did not leave.", ["THREATEN/violence GEO > -"]),
    ("Erdogan said that tanks would roll into northern Syria if Kurdish fighters did not leave.", ["THREATEN/violence TUR GOV > SYR"]),
    ("The coach said his team would cross the border if the match went ahead.", []),
    ("Moscow has ordered two Estonian diplomats to pack their bags.", ["SANCTION/expel RUS GOV > EST GOV"]),
]

# Ways to say what has plainer words, each beside what it does not mean.
ROUNDABOUT: Table = [
    ("Turkish Cypriot authorities flung open crossings to the south.", ["RETREAT/access CYP GOV PRE > -"]),
    ("The shop threw open doors to customers.", []),
    ("Militiamen armed with machetes hacked to death 30 villagers in Congo.", ["ASSAULT/primitive COD PRM > COD CVL"]),
    ("Eritrea hinted that it might resort to arms if Ethiopia went on ignoring a ruling.", ["THREATEN/violence ERI > ETH"]),
    ("Tokyo barred North Korean ships from its ports on Wednesday.", ["SANCTION/discontinue JPN GOV > PRK"]),
    ("A Tunisian opposition leader was taken from his home by plainclothes police.", ["COERCE/arrest TUN COP > TUN PTY"]),
    ("Farmers broke through police lines in Delhi.", ["PROTEST/demo IND AGR > IND GOV"]),
    ("Iran and Iraq went over border disputes at a working lunch in Tehran.", ["CONSULT IRN+IRQ > -"]),
    ("Zimbabwe seized stakes in two British mines.", ["COERCE/seize ZWE > GBR"]),
    ("Chinese firms took a stake in an Angolan oil field.", []),
    ("Nicaragua put 222 political prisoners on a plane to Washington.", ["RETREAT/release NIC > NIC OPP"]),
    ("Hamas said Israeli cities had become legitimate targets.", ["THREATEN/violence PSE REB > ISR"]),
    ("The Czech team said victory in Rome was in sight.", []),
    ("Guatemala put a former minister on a plane to Miami to face drug charges.", ["COOPERATE GTM > USA"]),
    ("China voiced regret for the suffering that its troops had inflicted on Vietnamese villagers.", ["CONCEDE CHN > VNM CVL"]),
]

PHASES: Table = [
    ("Talks began between Kenya and Uganda.", ["CONSULT KEN+UGA > -"]),
    ("Talks have resumed between Armenia and Azerbaijan.", ["CONSULT ARM+AZE > -"]),
    ("Peace talks collapsed between Chad and Sudan.", ["SANCTION/withdraw TCD+SDN > -"]),
    ("Israel's talks with Egypt have failed.", ["SANCTION/withdraw ISR+EGY > -"]),
    ("The bridge between Zambia and Botswana collapsed.", []),
    ("The FARC declared a unilateral ceasefire on Monday.", ["RETREAT/ceasefire COL REB > -"]),
    ("Police responded with force to Kenyan rioters.", ["ASSAULT KEN COP > KEN CVL"]),
    ("Somali pirates will respond with force, a spokesman said.", ["THREATEN/violence SOM CRM > -"]),
]

# Titles have no helpers, and verbs that are nouns as well.
HEADLINES: Table = [
    ("Activists in Damascus Decry New Law", ["ACCUSE/disapprove SYR CVL > -"]),
    ("Kenya thanks Norway for support on climate", ["SUPPORT KEN > NOR"]),
    ("Concessions Made by Syria to Avoid New Sanctions", ["CONCEDE SYR > -"]),
    ("Pakistan expels Indian diplomats", ["SANCTION/expel PAK > IND GOV"]),
    ("Ethiopia rejects call for talks", ["REJECT ETH > -"]),
    ("Armenia, Azerbaijan exchange prisoners", ["RETREAT/release ARM+AZE > ?"]),
    ("Colombia, ELN rebels sign truce", ["SUPPORT COL+COL REB > -"]),
    ("Gunmen storm hotel in Burkina Faso, kill 20", ["ASSAULT ? > BFA"]),
    ("Chad and Niger Ratify Pact on Border Trade", ["SUPPORT TCD+NER > -"]),
    ("Belize Leader Visits Chad to Deepen Ties", ["CONSULT/visit BLZ GOV > TCD"]),
    ("Gaza aid ship seizure angers Turkey", []),
    ("US drone strikes kill 12 in Yemen", ["ASSAULT/drone USA > YEM"]),
    ("Turkey shells Syrian posts; Moscow urges calm", ["ASSAULT/heavy-weapons TUR > SYR", "REQUEST RUS GOV > TUR"]),
    ("Oslo to deliver howitzers, officials say; Moscow vows 'tough' answer to new weapons", ["AID NOR GOV > -", "THREATEN RUS GOV > -"]),
]


@pytest.mark.parametrize(("title", "expected"), HEADLINES, ids=[t for t, _ in HEADLINES])
def test_headlines(code: Callable[[str], Record], title: str, expected: list[str]) -> None:
    assert lines(code(f"{title}\n\nLONDON, May 12 (Reuters) - It rained on Monday.")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Germany has considered sending tanks to Ukraine but has not decided.",
        "France is considering sending troops to Niger.",
        "Israel is contemplating a strike on Iran.",
        "Washington has been weighing the supply of weapons to Ukraine.",
    ],
)
def test_what_is_weighed_is_not_done(code: Callable[[str], Record], text: str) -> None:
    assert {(e.factuality, e.realis) for e in code(text).events} == {("PS+", "considered")}


# Who denies what others are only said to tell answers for it; what would have been has not been, and is no threat.
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Claims that Russia shelled the port are false.", "ASSAULT"),
        ("There is no truth to reports that Israel struck the convoy.", "ASSAULT"),
        ("No massacre took place in the village, the army said.", "ASSAULT"),
        ("Kenya and Somalia did not attend the talks.", "CONSULT"),
        ("The army would have attacked the port had the truce collapsed.", "ASSAULT"),
        ("The general would have attacked the port.", "ASSAULT"),
    ],
)
def test_what_did_not_happen(code: Callable[[str], Record], text: str, type_: str) -> None:
    assert {(e.type, e.factuality in ("CT+", "PR+")) for e in code(text).events} == {(type_, False)}


# What will be answered, and how, is threatened; an answer given is none.
ANSWERS: Table = [
    ("Belgrade would reply in kind to any Croatian tariffs, the minister said.", ["THREATEN SRB GOV > HRV"]),
    ("Eritrea's army will give a crushing response to the Ethiopian threats, the minister said.", ["THREATEN ERI MIL > ETH", "THREATEN ETH > -"]),
    ("Any incursion by Rwanda will be met with a merciless response, the Burundian army said.", ["THREATEN BDI MIL > -"]),
    ("The Burundian army gave a swift response to the letter.", []),
    ("The Burundian proposal will be met with applause, the Rwandan minister said.", []),
]

# Whom somebody carries to a hospital is not sent to war; who stands beside his host backs nobody; who is found online is not called up.
CARRIED_HURT: Table = [
    ("Three injured Malian soldiers were flown to a clinic in Dakar.", []),
    ("Mali flew soldiers to Gao.", ["MOBILIZE/troops MLI > -"]),
    ("The Malian president stood alongside his counterpart at the airport.", []),
    ("Mali stood alongside Niger.", ["SUPPORT MLI > -"]),
    ("Boys were recruited through Facebook by Malian smugglers.", []),
    ("The Malian minister fought a corrupt system.", []),
]

# Who calls a report untrue rejects it.
UNTRUE: Table = [
    ("Ethiopia's army called reports of a massacre in Axum fabricated.", ["REJECT ETH MIL > -", "ASSAULT/targeted - > ETH"]),
    ("Ethiopia described the allegations as lies.", ["REJECT ETH > -"]),
    ("Ethiopia called reports of a massacre shocking.", []),
]

# Lines that carry words are cut to keep people apart; shops that stand shut in protest are a strike.
LINES_CUT: Table = [
    ("Mobile phone services were suspended in Srinagar on Friday.", ["COERCE/withhold - > IND"]),
    ("Uganda shut down mobile internet services.", ["COERCE/withhold UGA > -"]),
    ("Uganda suspended ferry services to Kenya.", ["SANCTION/discontinue UGA > KEN"]),
    ("Internet services were cut in Egypt after a ship damaged a cable.", ["SANCTION/discontinue - > EGY"]),
    ("Shops were shut in Multan on Monday in protest against the murder.", ["PROTEST/strike ? > PAK"]),
    ("Police shut the shops in Multan.", ["COERCE/restrict PAK COP > PAK"]),
    ("Niger's junta suspended Radio France Internationale.", ["COERCE/censor NER GOV MIL > FRA JRN"]),
]

# Who is willing to send soldiers, or ready to, offers them; who is ready to strike threatens.
READY_TO_SEND: Table = [
    ("Nepal is willing to send 800 soldiers to Haiti if asked.", ["AGREE NPL > HTI"]),
    ("Ghana is ready to contribute troops to a force in Liberia.", ["AGREE GHA > LBR"]),
    ("Iran is ready to attack Israel.", ["THREATEN/violence IRN > ISR"]),
    ("Ghana sent troops as peacekeepers to Liberia.", ["AID GHA > LBR"]),
    ("Egypt supplied ammunition to the Sudanese army.", ["AID EGY > SDN MIL"]),
    ("Egypt supplied oil to the Sudanese army.", ["COOPERATE EGY > SDN MIL"]),
]

# Police who shell a crowd fire gas; stones that are pelted are thrown; what a prisoner is denied is withheld.
CROWDS_SHELLED: Table = [
    ("Pakistani police shelled protesters in Rawalakot.", ["ASSAULT/crowd-control PAK COP > PAK CVL"]),
    ("Pakistani troops shelled Rawalakot.", ["ASSAULT/heavy-weapons PAK MIL > PAK"]),
    ("Protesters pelted stones at Indian policemen in Kupwara.", ["PROTEST/riot IND CVL > IND COP"]),
    ("A jailed Ugandan editor was denied medicine by the prison service.", ["COERCE/withhold - > UGA JRN"]),
    ("Uganda denied the editor a visa.", ["REJECT UGA > -"]),
    ("Chinese police denied the prisoners medicine.", ["COERCE/withhold CHN COP > -"]),
    ("The Malian army fought with its own drones.", ["ASSAULT/drone MLI MIL > -"]),
    ("Kenyan doctors were fired upon by masked men in Garissa.", ["ASSAULT/firearms KEN UAF > KEN MED"]),
]

# Opposition to something is a stance, and assembly something that people do.
STANCES: Table = [
    ("The Hungarian prime minister voiced his opposition to the sanctions.", ["REJECT HUN GOV > -"]),
    ("The Hungarian prime minister met the opposition.", ["CONSULT HUN GOV > HUN PTY"]),
    ("Protesters in Guinea defied a ban on assembly.", ["REJECT GIN CVL > -"]),
    ("Nurses in Ghana threatened on Monday to strike.", ["THREATEN/restrict GHA MED > -"]),
    ("Miners in Ghana threatened on Monday to march on the palace.", ["THREATEN/restrict GHA LAB > -"]),
]

# Who suspends his own strike gives way; who strikes a candidate off keeps him out; a state that files a complaint accuses.
OWN_STRIKES: Table = [
    ("The Nigeria Labour Congress suspended its strike after talks with the minister.", ["CONCEDE NGA LAB > -"]),
    ("The Kenyan government suspended the union's strike.", ["COERCE/restrict KEN GOV > -"]),
    ("Guinea's electoral commission disqualified two opposition candidates.", ["COERCE/restrict GIN GOV > GIN PTY"]),
    ("Guinea's supreme court disqualified two opposition candidates.", ["SANCTION/convict GIN JUD > GIN PTY"]),
    ("Jordan filed a complaint against Israel at the United Nations.", ["ACCUSE/allege JOR > ISR"]),
    ("Norway will double its military aid to Ukraine.", ["AGREE NOR > UKR"]),
    ("Norway doubled its military aid to Ukraine.", ["AID NOR > UKR"]),
    ("Laos lodged a protest note with Cambodia over the road.", ["ACCUSE/disapprove LAO > KHM"]),
]


# Whose concern is conveyed is no one who is criticised; a condition that opens with "should" lays no duty on anybody.
CONCERNS: Table = [
    ("The Japanese minister conveyed Japan's grave concern over the dangerous actions of the Chinese coast guard.", ["ACCUSE/disapprove JPN GOV > CHN COP"]),
    ("Belgium voiced concern to Turkey over the arrest of an editor.", ["ACCUSE/disapprove BEL > TUR"]),
    ("Russia voiced displeasure with the Armenian vote.", ["ACCUSE/disapprove RUS > ARM"]),
    ("Should any Filipino sailor be killed by a wilful act, as the Philippine president said, that would be close to an act of war.", ["ASSAULT - > PHL MIL"]),
    ("Russia should withdraw its troops from Georgia, the American president said.", ["REQUEST/yield USA GOV > RUS"]),
]

# What is done in a capital or to it is not done to the government there; where several meet is not whom they meet.
CAPITALS: Table = [
    ("A truck loaded with explosives exploded in Mogadishu, killing 20 people.", ["ASSAULT/explosives - > SOM"]),
    ("Rebels besieged Sanaa for two months.", ["COERCE/restrict YEM REB > YEM"]),
    ("The United States sent troops to Baghdad.", ["MOBILIZE/troops USA > IRQ"]),
    ("Chad and Sudan signed a peace accord in Dakar.", ["SUPPORT TCD+SDN > -"]),
    ("Iran and Saudi Arabia agreed in Beijing to restore ties.", ["AGREE IRN+SAU > -"]),
    ("Indian and Chinese soldiers clashed in Ladakh.", ["ASSAULT IND MIL+CHN MIL > -"]),
    ("Ethiopian and Eritrean troops clashed near Badme.", ["ASSAULT ETH MIL+ERI MIL > -"]),
    # The government is meant
    ("Washington accused Damascus of using gas.", ["ACCUSE/allege USA GOV > SYR GOV"]),
    ("The French president held talks with Putin in Moscow.", ["CONSULT FRA GOV > RUS GOV"]),
    ("Thousands protested in Lisbon on Monday.", ["PROTEST/demo PRT CVL > PRT GOV"]),
]

# Own forces and envoys are moved, not dealt with; what is held is freed, whoever held it; "three of them" are what they are of.
MOVED: Table = [
    ("Turkey will not withdraw its troops.", ["REJECT/yield TUR > -"]),
    ("Rwanda withdrew its ambassador.", ["SANCTION/withdraw RWA > -"]),
    ("The Kenyan and Somali navies began joint patrols in the gulf.", ["COOPERATE KEN MIL+SOM MIL > -"]),
    ("The Chadian foreign ministry handed the Libyan envoy a protest note.", ["ACCUSE/disapprove TCD GOV MFA > LBY GOV"]),
    ("Two of the six hostages were released on Friday.", ["RETREAT/release - > ?"]),
    ("Hamas released three of the hostages.", ["RETREAT/release PSE REB > PSE CVL"]),
    ("The parcel was released on Friday.", []),
    ("Ukraine shot down 12 drones launched by Russia.", ["ASSAULT/aerial UKR > RUS"]),
    ("The army attacked rebels backed by Rwanda.", ["ASSAULT ? > ?"]),
    ("A mob lynched two men suspected of cattle theft in eastern Kenya.", ["ASSAULT KEN CVL > KEN CVL"]),
    ("Dozens of Kurds died at the hands of Iraqi soldiers.", ["ASSAULT IRQ MIL > IRQ"]),
    ("Cuba was hit by fresh American sanctions.", ["SANCTION/discontinue USA > CUB"]),
    ("Twenty people were killed and dozens wounded when a bomb went off in Baidoa.", ["ASSAULT/explosives - > SOM CVL"]),
    ("Ten people were killed and six injured when a suicide bomber blew himself up in Quetta.", ["ASSAULT/suicide-attack ? > PAK CVL"]),
    ("Congo and Rwanda held talks in Doha.", ["CONSULT COD+RWA > -"]),
    ("Iran hanged two men convicted of spying for Israel.", ["ASSAULT/targeted IRN > IRN CVL"]),
]

# Towns are seized, people are arrested; a name that nobody knows is a town where an army takes it.
TOWNS: Table = [
    ("Rebels captured Kidal after a week of fighting.", ["COERCE/seize MLI REB > MLI"]),
    ("Boko Haram seized Bama.", ["COERCE/seize NGA REB > NGA"]),
    ("Russian forces captured Bakhmut.", ["COERCE/seize RUS MIL > UKR"]),
    ("Russia failed to capture Kyiv.", ["COERCE/seize RUS > UKR"]),
    ("Malian troops captured Wagadou on Sunday.", ["COERCE/seize MLI MIL > -"]),
    ("Police captured Escobar.", ["COERCE/arrest COL COP > COL CRM"]),
    ("The militants captured 12 Nigerian soldiers.", ["ASSAULT/abduct NGA REB > NGA MIL"]),
    ("Burundian soldiers detained Nkurunziza.", ["COERCE/arrest BDI MIL > BDI GOV"]),
]

CROSSING: Table = [
    ("Tanks crossed the border from Russia.", ["MOBILIZE/troops RUS MIL > -"]),
    ("Troops crossed the border from Rwanda into Congo.", ["MOBILIZE/troops RWA MIL > COD"]),
    ("Warships sailed from Russia to Syria.", ["MOBILIZE/troops RUS MIL > SYR"]),
    ("The last Libyan soldiers crossed the border from Chad.", ["RETREAT/withdraw LBY MIL > TCD"]),
]

# Small words that turned the sense round
TURNED: Table = [
    ("The rebels freed ten hostages after talks with the Red Cross.", ["RETREAT/release ? > ?"]),
    ("The kidnappers released the Chinese engineers after negotiations with the Nigerian government.", ["RETREAT/release ? > CHN CVL"]),
    ("Congress overrode Obama's veto of the defence bill.", ["REJECT USA LEG > USA GOV"]),
    ("Argentina's Senate overturned the president's veto.", ["REJECT ARG LEG > ARG GOV"]),
    ("The World Food Programme delivered grain to Yemen.", ["AID IGO UN > YEM"]),
    ("UNICEF delivered vaccines to South Sudan.", ["AID IGO UN > SSD"]),
    ("Russia delivered wheat to Egypt under the contract.", ["COOPERATE RUS > EGY"]),
    ("Georgia attacked sleeping Russian peacekeepers in South Ossetia.", ["ASSAULT GEO > RUS MIL"]),
    ("A Palestinian suicide bomber killed 12 people when he blew himself up in Jerusalem.", ["ASSAULT/suicide-attack PSE UAF > ISR CVL"]),
    ("The army said 12 soldiers and 40 rebels were killed in the fighting.", ["ASSAULT - > ?+?"]),
    ("Police in Kenya said three officers were killed, 12 people were wounded and 40 were arrested.", ["ASSAULT - > ?", "ASSAULT - > ?", "COERCE/arrest ? > -"]),
]

# Whose government, which junta, whose fire: what the last name before would have answered wrongly.
WHOSE: Table = [
    ("Congolese protesters attacked the embassies of France and Rwanda on Tuesday and police fired tear gas at them.", ["ASSAULT COD CVL > FRA GOV+RWA GOV", "ASSAULT/crowd-control COD COP > COD CVL"]),
    ("\"The government rejects the Iranian accusation,\" Albanian Prime Minister Sali Berisha said.", ["REJECT ALB GOV > IRN"]),
    ("Lavrov criticised Ukraine. \"The army attacked civilians,\" Georgian President Mikheil Saakashvili said.", ["ACCUSE/disapprove RUS GOV > UKR", "ASSAULT GEO MIL > GEO CVL"]),
    ("The Myanmar army killed ten monks. Japan protested. The junta freed a Japanese journalist on Friday.", ["ASSAULT MMR MIL > MMR REL", "ACCUSE/disapprove JPN > -", "RETREAT/release MMR MIL > JPN JRN"]),
    ("Rebels burned 12 army vehicles in Mali.", ["ASSAULT/destroy MLI REB > MLI MIL"]),
    ("Protesters set fire to shops in Lima.", ["PROTEST/riot PER CVL > PER GOV"]),
    ("Mali's rulers have arrested dozens of former officials.", ["COERCE/arrest MLI GOV > MLI ELI"]),
    ("Four former Malian officials, two of whom fled to France, were arrested.", ["COERCE/arrest ? > MLI GOV"]),
    ("Serbia and Kosovo are at odds. Talks between the two sides began in 2008, and they signed an accord in Brussels in 2009.", ["CONSULT SRB+XKX > -", "SUPPORT SRB+XKX > -"]),
    ("Kyrgyz and Tajik border guards exchanged fire and each accused the other of lying.", ["ASSAULT KGZ COP+TJK COP > -", "ACCUSE/allege KGZ COP+TJK COP > -"]),
    ("The United States called on Beijing to use its influence with the generals.", ["REQUEST USA > CHN GOV"]),
    ("Police in Mali fired tear gas to disperse them and detained four.", ["ASSAULT/crowd-control MLI COP > -", "COERCE/arrest MLI COP > -"]),
    ("The Nigerian army said in a statement that troops had repelled the attack and killed 30 militants.", ["ASSAULT NGA MIL > -", "ASSAULT NGA MIL > NGA REB"]),
    ("Fighting between the Burmese army and the Chin Land Defence Force continued. Thai forces were not involved.", ["ASSAULT MMR MIL+? > -"]),
]

# Lists and pairs: the third deed, the men, the republics, the coalition that is named later.
LISTED: Table = [
    ("Police in Kenya banned the marches, used tear gas to break up crowds and arrested more than 200 people.", ["COERCE/restrict KEN COP > -", "ASSAULT/crowd-control KEN COP > KEN CVL", "COERCE/arrest KEN COP > KEN CVL"]),
    ("Armenia and Azerbaijan are at odds. Moscow protested. Fighting killed 12 soldiers; each blamed the other for it.", ["ACCUSE/disapprove RUS GOV > -", "ASSAULT - > ?", "ACCUSE/allege ARM+AZE > -"]),
    ("Armenia and Azerbaijan held talks. The two former Soviet republics fought a war in 2008.", ["CONSULT ARM+AZE > -", "ASSAULT ARM+AZE > -"]),
    ("Odinga met Kibaki in Nairobi. An officer was arrested. The U.S. ambassador met both men last week.", ["CONSULT KEN GOV > KEN GOV", "COERCE/arrest ? > ?", "CONSULT USA GOV > KEN GOV+KEN GOV"]),
    ("Turkey said Armenia was trying to derail peace talks.", ["REJECT/meet ARM > -"]),
]

# Who is warned, accused, or speaks last; which house of which country
ADDRESSED: Table = [
    ("Manila had been warned not to send troops to the shoal.", ["THREATEN/violence - > PHL GOV"]),
    ("China warned Manila not to send troops to the shoal.", ["THREATEN/violence CHN > PHL GOV"]),
    ("Human Rights Watch accused Malian soldiers of looting shops and beating civilians.", ["ACCUSE/allege NGO > MLI MIL"]),
    ("Police in Lima deny that they stood by.", ["REJECT PER COP > -"]),
    ("MANILA, May 12 - The Philippines protested to China on Wednesday.\n\nThe Senate in Manila urged the government of the Philippines to act.", ["ACCUSE/disapprove PHL > CHN", "REQUEST PHL LEG > PHL GOV"]),
    ("WASHINGTON, May 12 - The United States protested to China on Wednesday.\n\nThe Senate urged the government to act.", ["ACCUSE/disapprove USA > CHN", "REQUEST USA LEG > USA GOV"]),
]

# What tells of which kind somebody is did not happen; what a relative clause tells was not done to those in it.
OF_A_KIND: Table = [
    ("The Kenyan minister ordered his officers to deal firmly with anyone who attacked them.", ["REQUEST KEN GOV > KEN COP"]),
    ("A member of a militia that fights alongside the army in Chad said he had counted 21 bodies.", []),
    ("Somalia is fighting al-Shabaab, which attacked Kenya on Monday.", ["ASSAULT SOM > SOM REB", "ASSAULT SOM REB > KEN"]),
    ("The United Nations called on all parties to protect civilians in Nigeria.", ["REQUEST/assist IGO UN > -"]),
]

ABROAD: Table = [
    ("The Israeli army said troops in Jenin had arrested 12 people.", ["COERCE/arrest ISR MIL > PSE CVL"]),
    ("The Kenyan military said soldiers in Somalia had killed 40 al-Shabaab fighters.", ["ASSAULT KEN MIL > SOM REB"]),
    ("French soldiers in Mali killed 12 militants.", ["ASSAULT FRA MIL > MLI REB"]),
    ("The Sudanese army said troops in Darfur had been attacked.", ["ASSAULT - > SDN MIL"]),
    ("The Ukrainian military said tanks had crossed the border from Russia.", ["MOBILIZE/troops RUS MIL > -"]),
]

BOTH: Table = [
    ("Armenia and Azerbaijan exchanged fire. Russia called for calm. Both sides accused each other of lying.", ["ASSAULT ARM+AZE > -", "REQUEST RUS > -", "ACCUSE/allege ARM+AZE > -"]),
    ("Fighting between the army and the rebels in Chad killed 12 people. Both sides blamed each other.", ["ASSAULT TCD MIL+TCD REB > TCD CVL", "ACCUSE/allege TCD REB+TCD > -"]),
    ("Thailand and Cambodia traded fire. Both accused the other of firing first.", ["ASSAULT THA+KHM > -", "ACCUSE/allege THA+KHM > -"]),
    ("Medvedev and Hu Jintao met in Samarkand. Both criticised the United States.", ["CONSULT RUS GOV+CHN GOV > -", "ACCUSE/disapprove RUS GOV+CHN GOV > USA"]),
]

CHARGED: Table = [
    ("Iran said Israel had lied about the raid.", ["ACCUSE/allege IRN > ISR"]),
    ("The opposition in Togo said the government had violated the constitution.", ["ACCUSE/allege TGO PTY > TGO GOV"]),
    ("Georgia said Russia was trying to undermine its independence.", ["ACCUSE/allege GEO > RUS"]),
    ("Iran accused Israel of lying about the raid.", ["ACCUSE/allege IRN > ISR"]),
    ("Kenya said it had not lied.", []),
    ("The chairman said the firm had misled investors.", []),
    ("The minister said the town lies in Togo.", []),
]

ONLY_WHEN: Table = [
    ("The streets were empty after Russian jets bombed the town.", ["ASSAULT/aerial RUS MIL > -"]),
    ("The capital is on lockdown as a car bomb exploded in a market in Bogota.", ["ASSAULT/explosives - > COL"]),
    ("Kenya is acting oddly almost five years after crowds burned its embassy.", []),
    ("The streets will be empty if Russian jets bomb the town.", []),
]

ANNOUNCED: Table = [
    ("Russia announced the suspension of gas deliveries to Poland.", ["SANCTION/discontinue RUS > POL"]),
    ("The Malian rebels walked away from talks with Algeria.", ["SANCTION/withdraw MLI REB > DZA"]),
    ("Singapore announced a boycott of a meeting with Iran.", ["REJECT/meet SGP > IRN"]),
    ("Hungary's parliament passed a law which would outlaw foreign broadcasters.", ["COERCE/censor HUN LEG > ?"]),
    ("The Serbian army called up a group of volunteers for the offensive.", ["MOBILIZE/troops SRB MIL > ?"]),
    ("Armenia and Georgia ended a war of words over the bridge.", []),
    ("Demonstrators blocked a road in Jakarta, the latest demonstration to emerge from nationwide protests.", ["PROTEST/obstruct IDN CVL > IDN GOV"]),
    ('The Danish minister called the Maltese decision "unacceptable".', ["ACCUSE/disapprove DNK GOV > MLT"]),
    ("Peru has seen weeks of protests over the price of bread.", ["PROTEST/demo PER CVL > -"]),
]

# Who is captured in a fight is abducted, by the codebook; whom police capture is arrested.
CAPTURED: Table = [
    ("Two Israeli soldiers were captured by Hezbollah.", ["ASSAULT/abduct LBN REB > ISR MIL"]),
    ("Kenyan troops captured an Al-Shabab commander.", ["ASSAULT/abduct KEN MIL > SOM REB"]),
    ("Colombian rebels captured a Spanish tourist.", ["ASSAULT/abduct COL REB > ESP CVL"]),
    ("Mexican police captured a drug lord.", ["COERCE/arrest MEX COP > MEX CRM"]),
    ("Rebels captured the town of Goma.", ["COERCE/seize COD REB > COD"]),
    ("Somali pirates let go of a Greek crew.", ["RETREAT/release SOM CRM > GRC LAB"]),
    ("Hamas let go the two women on Tuesday.", ["RETREAT/release PSE REB > PSE CVL"]),
    ("The Kenyan airline let go 200 pilots.", []),
]

# What ends without anybody who ends it, and what only looks like an act.
COLLAPSED: Table = [
    ("The talks collapsed.", ["SANCTION/withdraw - > -"]),
    ("The nuclear pact collapsed on Friday.", ["SANCTION/discontinue - > -"]),
    ("Washington's pact with Hanoi fell apart.", ["SANCTION/discontinue USA GOV+VNM GOV > -"]),
    ("A trade deal between Ghana and Togo collapsed.", ["SANCTION/discontinue GHA+TGO > -"]),
    ("The deal between the two banks collapsed.", []),
    ("The agreement between Serbia and Kosovo unravelled.", ["SANCTION/discontinue SRB+XKX > -"]),
    ("The European Union suspended the FARC from its list of terrorist organisations.", ["CONCEDE IGO EU > COL REB"]),
    ("The United Nations suspended Libya from the Human Rights Council.", ["SANCTION/expel IGO UN > LBY"]),
    ("Serb forces drove thousands of Muslims from their homes.", ["SANCTION/expel SRB MIL > SRB REL"]),
    ("Ugandan troops drove Rwandan rebels from Goma.", ["ASSAULT UGA MIL > RWA REB"]),
    ("Famine drove thousands of Ethiopians from their villages.", []),
    ("The fighting drove millions from their homes.", ["ASSAULT - > -"]),
    ("Villagers in Liberia are tired of war.", []),
    ("Iran is capable of an attack on Israel.", []),
    ("Reservations can be made at the hotel in Tunis.", []),
    ("Russia expressed reservations about the plan.", ["ACCUSE/disapprove RUS > -"]),
    ("The Kenyan commissioner has ten days to respond to the letter.", []),
    ("Serbia has a month to comply with the order, the court said.", ["THREATEN ? > SRB"]),
    ("Young men hang out at the cafe in Sidon.", []),
    ("Nurses in Ghana down tools on Friday, the union says.", ["PROTEST/strike GHA MED > -"]),
    ("Hungarians are fed up with the war.", []),
    ("The Peruvian minister refused to work with the Colombian rebels.", ["REJECT/assist PER GOV > COL REB"]),
    ("Hungary refused to work with the commission.", ["REJECT/assist HUN > ?"]),
    ("Doctors in Peru refused to work on Monday.", ["PROTEST/strike PER MED > -"]),
]

# A condition that begins with "should" and a name is no verb of that name's.
SHOULD: Table = [
    ("Should Moscow attack Kyiv, NATO will respond.", ["ASSAULT RUS GOV > UKR", "THREATEN IGO NATO > RUS GOV"]),
    ("Should Lima seize the ship, Chile will respond.", ["THREATEN CHL > PER GOV"]),
    ("Russia will respond should Kyiv strike the bridge.", ["THREATEN RUS > UKR GOV"]),]

FELT: Table = [
    ("France was appalled at the bombing of the hospital by Syria.", ["ACCUSE/disapprove FRA > SYR"]),
    ("Germany was deeply concerned by Hungary's treatment of refugees.", ["ACCUSE/disapprove DEU > HUN"]),
    ("Norway was pleased by the release of the journalists.", ["SUPPORT NOR > -"]),
    ("Uruguay has announced a plan to invade Fiji.", ["THREATEN/violence URY > FJI"]),
    ("Rwanda marked the 20th anniversary of the genocide.", []),
    ("Kenya took steps to prevent attacks by rebels.", []),
    ("Curacao banned a retired Portuguese general from running for president.", ["COERCE/restrict CUW > PRT MIL"]),
]

RULED_OUT: Table = [
    ("Israel told the American envoy that a freeze on building was out of the question.", ["REJECT ISR > USA GOV"]),
    ("Kyiv wants the sanctions lifted.", ["REQUEST/yield UKR GOV > -"]),
    ("Norway wants the prisoners freed by Iran.", ["REQUEST/yield NOR > IRN"]),
    ("The Mongolian president was received at the Imperial Palace in Tokyo.", ["CONSULT/visit JPN GOV > MNG GOV"]),
    ("The Pope arrived in Havana on Saturday.", ["CONSULT/visit VAT GOV > CUB GOV"]),
    ("Rwandan and Mozambican troops combed the forests side by side.", ["COOPERATE RWA MIL+MOZ MIL > -"]),
    ("Thousands of Eritrean soldiers streamed out of Tigray.", ["RETREAT/withdraw ERI MIL > ETH PRE"]),
    ("Brazil's Senate stripped the president of office.", ["SANCTION/convict BRA LEG > BRA GOV"]),
]

ADVISED: Table = [
    ("A Ghanaian minister suggested that the Togolese president step down.", ["REQUEST/change GHA GOV > TGO GOV"]),
    ("A Ghanaian minister suggested that the Togolese president had stepped down.", ["RETREAT/resign TGO GOV > -"]),
    ("The relief coordinator in Niger warned that thousands would die of cold if tents did not arrive.", []),
    ("Rebels in Niger warned that French soldiers would die if they did not leave.", ["THREATEN NER REB > FRA MIL"]),
    ("A Peruvian officer, who was not allowed to speak to the press, said Chilean gunboats had shelled the town.", ["ASSAULT/heavy-weapons CHL MIL > -"]),
    ("Iran sent a plane with 12 tonnes of blankets to Armenia.", ["AID IRN > ARM"]),
    ("Iran sent a plane to Armenia to watch the border.", ["MOBILIZE/troops IRN > ARM"]),
    ("Residents of Goma had fled attacks by Ugandan rebels.", ["ASSAULT UGA REB > COD CVL"]),
    ("Venezuela's president called the vote meaningless.", ["ACCUSE/disapprove VEN GOV > -"]),
    ("Soldiers in Mali dissolved the government.", ["COERCE/restrict MLI MIL > ?"]),
    ("Chad and Libya fought near the strip. The neighbours agreed to a ceasefire on Saturday.", ["ASSAULT TCD+LBY > -", "AGREE TCD+LBY > -"]),
    ("Brazil opposed it and Lebanon abstained.", ["REJECT BRA > -"]),
    ("Kenya demanded the release of the soldiers whom Somali rebels captured in May.", ["REQUEST/yield KEN > SOM MIL", "ASSAULT/abduct SOM REB > SOM MIL"]),
    ("Kenya demanded the release of any soldier whom Somali rebels capture.", ["REQUEST/yield KEN > ?"]),
    ("Norway threatened to leave the pact that Denmark signed with Iceland in May.", ["THREATEN/relations NOR > -", "SUPPORT DNK > ISL"]),
    ("Laotian soldiers were building a wall when they came under fire from Thai troops.", ["ASSAULT THA MIL > LAO MIL"]),
    ("The president of Ghana was visiting Chad when Sudanese rebels shelled the airport.", ["CONSULT/visit GHA GOV > TCD", "ASSAULT/heavy-weapons SDN REB > -"]),
    ("Chad said it had left the town but a United Nations official said Libya had not. Both armies agreed to stop fighting.", ["RETREAT/withdraw TCD > -", "AGREE TCD+LBY > -"]),
    ("A Cuban officer was not allowed to speak to the press.", []),
    ("The army of Guinea said it held supporters of the mayor, who had fled attacks in the hills.", ["COERCE/arrest GIN MIL > GIN CVL"]),
    ("Twelve members voted for the resolution after talks with Ghana. Brazil and Chad opposed it and Lebanon abstained.", ["SUPPORT - > GHA", "REJECT BRA+TCD > -"]),
    ("The war began in August 1990, when Iraqi troops invaded Kuwait.", ["ASSAULT - > -", "ASSAULT IRQ MIL > KWT"]),
    ("Togo's ruling party denied a role in the violence, in which the opposition says 15 of its members were killed.", ["REJECT TGO PTY > -", "ASSAULT TGO PTY > -"]),
    ("Chad buried a singer. The neighbours agreed to a quiet day.", []),
]

TURNS: Table = [
    ("Around 5,000 people chanting anti-Danish slogans marched through Karachi.", ["PROTEST/demo PAK CVL > DNK"]),
    ("Thailand's army-backed government has banned rallies.", ["COERCE/restrict THA GOV > -"]),
    ("China's defence minister said Beijing would crush any attempt by Taiwan to declare independence.", ["THREATEN CHN GOV > TWN"]),
    ("Israel said Syria would be held accountable for any attack launched from its territory.", ["THREATEN ISR > SYR"]),
    ("Turkey said on Wednesday it would not open its ports to Cypriot ships.", ["REJECT/assist TUR > CYP"]),
    ("British forces handed over control of Basra to Iraqi authorities.", ["RETREAT/withdraw GBR MIL > IRQ"]),
    ("Jack Straw described Zimbabwe's election as deeply flawed.", ["ACCUSE/disapprove GBR ELI > ZWE"]),
    ("Cuba will allow dissident Oswaldo Paya to travel to Europe.", ["CONCEDE CUB > CUB PTY"]),
    ("Kenya sent its best runner to Beijing.", []),
]

SPEAKERS_OWN: Table = [
    ("Zimbabwe's information minister said Harare might expel the British ambassador.", ["THREATEN/expel ZWE GOV > GBR GOV"]),
    ("Georgia said a Russian fighter had violated its airspace and handed a protest note to Moscow's ambassador.", ["MOBILIZE/troops RUS MIL > -", "ACCUSE/disapprove GEO > RUS GOV"]),
    ("Some 200 Chinese gathered outside the Japanese embassy in Beijing.", ["PROTEST/demo CHN CVL > JPN GOV"]),
    ("India has sent Sri Lanka a hospital ship and 40 tonnes of rice.", ["AID IND > LKA"]),
    ("Kiev is calling up 50,000 men to fight in the east.", ["MOBILIZE/troops UKR GOV > -"]),
]

BEFALLEN: Table = [
    ("The opposition leader fled to Vilnius shortly after his release.", ["RETREAT/release - > ?"]),
    ("Bhutto's murder shocked Pakistan.", ["ASSAULT/targeted - > PAK PTY"]),
    ("Kenya's deportation of Somali refugees outraged Mogadishu.", ["COERCE/deport KEN > SOM REF"]),
    ("The Greek scholar holds a BA in divinity.", []),
    ("Chinese authorities released a white paper on religion.", []),
    ("He spent six years in the Missouri National Guard.", []),
    ("The Chilean mayor won the seat, beating a priest.", []),
    ("Syrian agents picked up a lawyer in Homs.", ["COERCE/arrest SYR COP > SYR CVL"]),
    ("The Greek minister picked up his children from school.", []),
    ("Taiwan pledged to build 200 houses for hurricane victims in Honduras.", ["AGREE TWN > HND CVL"]),
    ("Jakarta warned it could suspend cooperation on people smuggling if Canberra did not yield.", ["THREATEN/relations IDN GOV > AUS GOV"]),
]

NOMINAL_SIDES: Table = [
    ("A Saudi-led air raid on a funeral hall in Sanaa killed 140 people.", ["ASSAULT/aerial SAU > YEM CVL"]),
    ("A first meeting in two years between Georgian and Russian envoys took place in Prague.", ["CONSULT GEO GOV+RUS GOV > -"]),
    ("Talks on a pipeline were held in New Delhi between Indian officials and an Iranian delegation.", ["CONSULT IND GOV+IRN GOV > -"]),
    ("Rebels gave Ukrainian troops until noon to lay down their arms.", ["THREATEN UKR REB > UKR MIL"]),
    ("Chad's president has sought French air cover for his troops.", ["REQUEST TCD GOV > FRA"]),
    ("Tribal leaders in Libya pledged allegiance to General Khalifa Haftar.", ["SUPPORT LBY CVL > LBY REB"]),
]

LADEN: Table = [
    ("A French cargo plane laden with blankets touched down in Mazar-i-Sharif.", ["AID FRA BUS > AFG"]),
    ("A ship carrying 5,000 tonnes of South Korean rice left for the North on Sunday.", ["AID - > PRK"]),
    ("A bus packed with tourists crossed into Gaza.", []),
    ("Azerbaijan has barred an opposition leader from leaving the country.", ["COERCE/restrict AZE > AZE PTY"]),
    ("Saudi Arabia's king has commuted the flogging of a journalist.", ["CONCEDE SAU GOV > SAU JRN"]),
    ("The French president would like Israel to halt its offensive, aides said.", ["REQUEST/yield FRA GOV > ISR"]),
]

ONCE_GAPS: Table = [
    ("The withdrawal of Indian troops from Sri Lanka was completed.", ["RETREAT/withdraw IND MIL > LKA"]),
    ("Russia said it would attack Georgia if it joined NATO.", ["THREATEN/violence RUS > GEO"]),
    ("France beat Brazil in the final.", []),
    ("Snow closed the road to the village.", []),
]

TABLES = {
    "once gaps": ONCE_GAPS,
    "laden": LADEN,
    "nominal sides": NOMINAL_SIDES,
    "befallen": BEFALLEN,
    "speakers' own": SPEAKERS_OWN,
    "turns": TURNS,
    "advised": ADVISED,
    "ruled out": RULED_OUT,
    "felt": FELT,
    "charged": CHARGED,
    "only when": ONLY_WHEN,
    "announced": ANNOUNCED,
    "captured": CAPTURED,
    "collapsed": COLLAPSED,
    "should": SHOULD,
    "capitals": CAPITALS,
    "towns": TOWNS,
    "moved": MOVED,
    "crossing": CROSSING,
    "turned": TURNED,
    "both": BOTH,
    "abroad": ABROAD,
    "whose": WHOSE,
    "listed": LISTED,
    "addressed": ADDRESSED,
    "of a kind": OF_A_KIND,
    "phases": PHASES,
    "rescued": RESCUED,
    "roundabout": ROUNDABOUT,
    "astray": ASTRAY,
    "answers": ANSWERS, "carried": CARRIED_HURT, "untrue": UNTRUE, "lines cut": LINES_CUT,
    "ready to send": READY_TO_SEND, "crowds shelled": CROWDS_SHELLED, "stances": STANCES, "own strikes": OWN_STRIKES,
    "concerns": CONCERNS,
    "forewarned": FOREWARNED,
    "posted": POSTED,
    "aimed": AIMED,
    "held": HELD,
    "bearers": BEARERS,
    "spokesmen": SPOKESMEN,
    "side by side": SIDE_BY_SIDE,
    "next": NEXT,
    "added": ADDED,
    "setting": SETTING,
    "below the lead": BELOW_THE_LEAD,
    "sent and taken": SENT_AND_TAKEN,
    "taken for": TAKEN_FOR,
    "targets": TARGETS,
    "scenes": SCENES,
    "reactions": REACTIONS,
    "resolved": RESOLVED,
    "shared": SHARED,
    "harmed": HARMED,
    "active": ACTIVE, "passive": PASSIVE, "passive without agent": PASSIVE_WITHOUT_AGENT, "nominal": NOMINAL, "relative": RELATIVE,
    "reduced": REDUCED, "conjunction": CONJUNCTION, "control": CONTROL, "light verb": LIGHT_VERBS, "particle": PARTICLES,
    "operator": OPERATORS, "future": FUTURE, "obligation": OBLIGATION, "condition": CONDITIONS, "whole sentence": WHOLE_SENTENCE,
    "come through": COME_THROUGH, "strikes": STRIKES, "in return": IN_RETURN, "nothing": NOTHING, "once missed": ONCE_MISSED, "wire": WIRE,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(t, e, id=f"{name}: {t}") for name, rows in TABLES.items() for t, e in rows]
)
def test_events(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(t, e, id=t, marks=pytest.mark.xfail(reason=why, strict=False)) for t, e, why in GAPS],
)
def test_what_is_not_read_yet(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected

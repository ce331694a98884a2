import { checkCues } from '../../../../test/fixtures/cue-table'

checkCues(
  'French',
  {
    affirm:
      "oui | Oui ! | ouais | ouiii | ouaip | d'accord | ok merci | bien sûr | c'est ça | tout à fait | exact | parfait | oui, 1002 | pourquoi pas | si si | ça marche | oui 😊",
    consent:
      "oui | Oui. | ouais | oui svp | oui, s'il vous plaît | d'accord | ok | bien sûr | allez-y | vas-y | je confirme | oui je confirme | c'est ça | exact | tout à fait | oui merci | oui, annulez-la | annulez la commande | oui, vous pouvez annuler | volontiers | ça marche | faites-le | oui oui | s'il vous plaît",
    'consent cancel': 'oui, annulez | oui annule-la | annulez ma commande svp',
    'consent change': "oui, changez l'adresse | modifiez l’adresse | oui, utilisez cette adresse",
    'consent return': 'oui, enregistrez le retour | remboursez-moi | oui, échangez-le',
    'consent claim': 'oui, ouvrez une réclamation | ouvrez le dossier',
    'starts yes': "oui mais demain | d'accord, cependant | ok où est ma commande",
    deny: "non | Non. | nan | nooon | non merci | pas du tout | surtout pas | jamais | pas maintenant | c'est pas ça | ce n'est pas ma commande | non, 1002 | non 1002 | non, l'autre | pas celle-là | je ne veux pas | n'annulez pas | aucun des deux",
    abandon:
      "laisse tomber | laissez tomber | oubliez | oublie ça | tant pis | peu importe | j'ai changé d'avis | non, laissez | c'est rien finalement | ah laisse tomber, merci | plus besoin",
    correction:
      "non, 1002 | non c'est 1002 | pardon, c'est 1002 | pardon 1002 | je voulais dire 1002 | je me suis trompé | mauvais numéro | désolé, je me suis trompée | pas 1001, 1002 | oups, 1002 | désolé, mon mail est a@b.fr | faute de frappe : 1002",
    'negates cancel':
      "je ne veux pas annuler ma commande | n'annulez pas | svp n'annulez pas ma commande | j'veux pas annuler | pas la peine d'annuler | ne pas annuler",
    'negates change': "ne changez pas l'adresse | je ne veux pas changer l'adresse",
    'negates return': 'je ne veux pas de remboursement | ne le renvoyez pas | je ne veux pas le retourner',
    'negates claim': 'il ne manque rien | rien ne manque | je ne veux pas faire de réclamation',
    goodbye: 'au revoir | merci, au revoir | bonne journée | à bientôt | allez, à plus',
    danger:
      "la lampe a pris feu | ça sent le brûlé | de la fumée sort de l'appareil | j'ai pris une décharge | mon fils a avalé une pièce | il est en feu | au feu | la batterie a explosé | je saigne",
    'self harm': "j'ai envie de mourir | je pense au suicide | je veux me tuer",
    asks: "pourquoi | c'est quoi les raisons | où est ma commande | comment faire | quelles sont les options | est-ce que c'est gratuit | combien ça coûte",
    'names an order':
      'commande 1001 | ma commande 1001 | c’est pour la commande 1001 | numéro de commande 1001 | bonjour, une question sur ma commande 1001',
    replaces: "changez l'adresse à la place | plutôt un échange | non attendez",
    drops: 'annulez cette demande | annule le retour',
    waits:
      "allô ? | il y a quelqu'un ? | quelqu'un est là ? | combien de temps encore ? | j'attends toujours | vous êtes là ?",
    leaves: "je ne veux plus attendre | j'attends plus",
    'lacks the number':
      "je n'ai pas le numéro de commande | j'ai perdu le numéro de commande | cherchez par e-mail | où est le numéro de commande ? | je trouve pas le numéro",
    'is without it': "je ne l'ai pas | je sais pas | aucune idée | je ne le trouve pas | j'ai oublié",
    'rules out': "ce n'est pas la 1003 mais la 1001 | pas 1003",
    'asks for goods': 'avez-vous des lampes ? | vous vendez des tasses | je cherche une couverture',
    'leaves open': 'peut-être | je sais pas',
    address:
      "12 rue de Rivoli 75004 Paris | Anne Roy, 3 bis avenue de l'Opéra, 75001 Paris, France | Grand-Rue 5, 1204 Genève",
    'picks 1': 'le premier | la première | numéro un | 1er',
    'picks 2': 'le deuxième | la seconde | le 2 | option 2 | la deux svp | 2ème',
    'picks 4': 'le dernier | la dernière',
  },
  {
    affirm:
      "oui mais pas celle-là | oui ? | non | ouistiti | merci | oui... non | d'accord où est ma commande | mouais bof | 1002 | oui si c'est gratuit",
    consent:
      "oui mais | oui, mais demain | oui ? | oui si c'est gratuit | oui, à condition que | d'accord merci | ok merci | merci | c'est bon | super | bien | pourquoi pas | mouais | peut-être | non | oui et non | oui attendez | oui, n'annulez pas | oui 1014 | oui, remboursez d'abord | je voudrais annuler | bien reçu",
    'consent cancel': "oui, changez l'adresse | oui, échangez-le | oui, ouvrez une réclamation",
    'consent change': 'oui, annulez | annulez la commande',
    'consent return': 'oui, annulez-la',
    'consent claim': 'oui, annulez-la',
    deny: "non reçu | pas de problème | pas reçu | non conforme | nonante | je ne sais pas | pas grave | pas de souci | non ? | nous | n'importe quoi votre site | je n'ai pas reçu mon colis",
    abandon:
      "annulez la commande | laissez le colis chez le voisin | j'ai oublié mon mot de passe | oubliez pas mon colis | laisse-moi parler à quelqu'un | stop pub",
    correction:
      "non | non merci | non, merci | pardon pour le retard | excusez-moi, bonjour | désolée, j'adore vos bijoux | pas de problème | pas grave",
    'negates cancel':
      "annulez ma commande | pourquoi vous n'annulez pas ma commande ? | vous n'avez pas annulé | je ne la veux plus, annulez-la | je ne peux pas annuler",
    'negates return':
      "je ne veux pas d'échange, je veux mon argent | vous ne me remboursez pas | je veux pas de remboursement, je veux un autre",
    'negates claim': 'il manque une tasse | il me manque un article',
    goodbye: "au revoir ? | merci | y a plus rien dans le flacon | à plus tard la livraison svp | il n'y en a plus",
    danger:
      "peut-on l'utiliser sur le feu ? | ma Twingo cale au feu | couleur fumée | la machine a avalé ma carte | cheminée décorative | vous êtes au feu vert",
    'self harm': 'je meurs de faim | mort de rire',
    asks: 'trop petit | parce que ça ne me va pas | quand je l’ai reçu il était cassé | quelle galère | pourquoi pas | 12 rue de Rivoli',
    'names an order': 'annuler la commande 1001 | commande 1001 cassée | ma commande',
    replaces: "changez l'adresse | reçu du vert à la place du bleu | un mail plutôt qu'un appel",
    drops: 'annulez la commande | annulez-la',
    waits: 'combien ? | combien de temps pour la livraison | bonjour, où est ma commande ?',
    leaves: "j'attends | je ne veux plus attendre mon colis, remboursez",
    'lacks the number':
      'où est ma commande | commande 1001 | je n’ai pas reçu mon colis | sans numéro de rue, comment faire',
    'is without it': "je ne l'ai pas parce qu'il n'est jamais arrivé | j'ai perdu le colis",
    'rules out': "c'est la 1003 | pas reçu la commande, c'est 1003",
    'asks for goods': 'où est ma commande ? | avez-vous reçu mon retour ?',
    'leaves open': 'ça peut être livré demain | oui',
    address: '12 rue de Rivoli | Paris | 75004 Paris | la même que la commande 1001',
    'picks 1': "premièrement | un des deux | d'abord",
    'picks 2': 'deux tasses | le deuxième ? | 2 jours',
    'picks 4': 'la semaine dernière | dernière chance',
  },
)
